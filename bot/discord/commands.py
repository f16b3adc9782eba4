"""The commands that Discord lists."""

from typing import Any

import discord
from discord import app_commands

from bot.conversation.events import COMMANDS
from bot.discord.interactions import Interactions
from bot.discord.names import about, name_of, named

Interaction = discord.Interaction[Any]
Tree = app_commands.CommandTree[Any]


def add_commands(tree: Tree, interactions: Interactions) -> None:
    """Put all commands into a tree; they are on Discord's lists once it is synchronised."""
    _add_paint(tree, interactions)
    _add_adjust(tree, interactions)
    for command in COMMANDS:
        _add(tree, interactions, command)


def _add(tree: Tree, interactions: Interactions, command: str) -> None:
    @tree.command(name=name_of(command), description=about(command))
    async def given(interaction: Interaction) -> None:
        await interactions.command(interaction, command)


def _add_paint(tree: Tree, interactions: Interactions) -> None:
    @tree.command(name=named("slash-paint"), description=named("slash-paint-about"))
    @app_commands.rename(photo=named("slash-photo"), words=named("slash-words"))
    @app_commands.describe(photo=named("slash-photo-about"), words=named("slash-words-about"))
    async def paint(interaction: Interaction, photo: discord.Attachment, words: str = "") -> None:
        await interactions.paint(interaction, photo, words)


def _add_adjust(tree: Tree, interactions: Interactions) -> None:
    @tree.command(name=named("slash-adjust"), description=named("slash-adjust-about"))
    async def adjust(interaction: Interaction) -> None:
        await interactions.ask(interaction, None)

    @tree.context_menu(name=named("slash-adjust-this"))
    async def adjust_this(interaction: Interaction, message: discord.Message) -> None:
        await interactions.ask(interaction, str(message.id))
