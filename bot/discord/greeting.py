"""The first words in a server that has invited the bot: how it is addressed there, and who sees what."""

import logging

import discord

from bot.discord.channels import Channels
from bot.discord.messages import PLATFORM
from bot.platform import NotTaken, Outgoing
from bot.text.locales import negotiate
from bot.text.text import Text

_log = logging.getLogger(__name__)


class Greeting:
    """Says hello, once an invitation, where newcomers are welcomed or else where it may write at all."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels

    async def hello(self, guild: discord.Guild) -> None:
        """Say it in the server's own language."""
        channel = _where(guild)
        if channel is None:
            return
        said = Text(negotiate(str(guild.preferred_locale))).say("discord-hello")
        try:
            await self._channels.send(str(channel.id), Outgoing(said), f"{PLATFORM}:hello:{guild.id}")
        except NotTaken as refused:
            _log.info("a server could not be greeted: %s", refused)


def _where(guild: discord.Guild) -> discord.TextChannel | None:
    first = [] if guild.system_channel is None else [guild.system_channel]
    return next(
        (channel for channel in (*first, *guild.text_channels) if _may_write(channel, guild.me)), None
    )


def _may_write(channel: discord.TextChannel, us: discord.Member) -> bool:
    allowed = channel.permissions_for(us)
    return allowed.view_channel and allowed.send_messages
