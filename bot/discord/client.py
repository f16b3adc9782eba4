"""The library's client, set up for this bot: what it hears, and what it passes on."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from bot.discord.names import Names
from bot.discord.refusals import Refused

LONGEST_PAUSE = 30.0  # seconds that the library waits for a rate limit by itself; the least it allows

_log = logging.getLogger(__name__)

Hear = Callable[[discord.Message, discord.abc.User], Awaitable[None]]
Interact = Callable[[discord.Interaction[Any]], Awaitable[None]]
Greet = Callable[[discord.Guild], Awaitable[None]]


class Client(discord.Client):
    """Passes messages, buttons, menus, forms and invitations on; commands go by its tree.

    Keeps no messages or members.
    """

    def __init__(self, message_content: bool) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
        super().__init__(
            intents=_intents(message_content),
            allowed_mentions=discord.AllowedMentions.none(),  # people's words are quoted, @everyone too
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=LONGEST_PAUSE,
            guild_ready_timeout=0,
        )
        self.tree = app_commands.CommandTree[Client](self)
        self._hear: Hear | None = None
        self._interact: Interact | None = None
        self._greet: Greet | None = None

    def pass_on(self, hear: Hear, interact: Interact, greet: Greet) -> None:
        """Pass on to these from now on."""
        self._hear, self._interact, self._greet = hear, interact, greet

    async def setup_hook(self) -> None:
        """Register the commands; a bot whose commands are not listed still answers messages."""
        await self.tree.set_translator(Names())
        try:
            await self.tree.sync()
        except Refused as error:
            _log.warning("the commands could not be registered: %s", error)

    async def on_message(self, message: discord.Message) -> None:
        """A message that the bot sees."""
        if self._hear is not None and self.user is not None:
            await self._hear(message, self.user)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server that has invited the bot just now."""
        if self._greet is not None:
            await self._greet(guild)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A button, a menu or a form, whenever it was sent; also commands, which the tree handles."""
        if self._interact is not None:
            await self._interact(interaction)


def _intents(message_content: bool) -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    intents.message_content = message_content
    return intents
