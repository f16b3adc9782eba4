"""The commands that Discord lists."""

from typing import Any

import discord
from discord import app_commands

from bot.conversation.events import COMMANDS
from bot.discord import names
from bot.discord.interactions import Interactions

Interaction = discord.Interaction[Any]
Tree = app_commands.CommandTree[Any]


def add_commands(tree: Tree, interactions: Interactions) -> None:
    """Put all commands into a tree; they are on Discord's lists once it is synchronised."""
    _add_paint(tree, interactions)
    _add_adjust(tree, interactions)
    for command in COMMANDS:
        _add(tree, interactions, command)


def _add(tree: Tree, interactions: Interactions, command: str) -> None:
    @tree.command(name=names.name_of(command), description=names.about(command))
    async def given(interaction: Interaction) -> None:
        await interactions.command(interaction, command)


def _add_paint(tree: Tree, interactions: Interactions) -> None:
    @tree.command(name=names.PAINT, description=names.PAINT_ABOUT)
    @app_commands.rename(photo=names.PHOTO, words=names.WORDS)
    @app_commands.describe(photo=names.PHOTO_ABOUT, words=names.WORDS_ABOUT)
    async def paint(interaction: Interaction, photo: discord.Attachment, words: str = "") -> None:
        await interactions.paint(interaction, photo, words)


def _add_adjust(tree: Tree, interactions: Interactions) -> None:
    @tree.command(name=names.ADJUST, description=names.ADJUST_ABOUT)
    async def adjust(interaction: Interaction) -> None:
        await interactions.ask(interaction, None)

    @tree.context_menu(name=names.ADJUST_THIS)
    async def adjust_this(interaction: Interaction, message: discord.Message) -> None:
        await interactions.ask(interaction, str(message.id))
