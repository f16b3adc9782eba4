"""Messages of channels, those of private chats too: sent and edited with the bot's own rights."""

import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from hashlib import blake2b
from typing import Any

import discord

from bot.discord.carrying import carried, instead, new
from bot.discord.letters import Letter, letters, only_letter
from bot.discord.settings import DiscordSettings
from bot.platform import NotTaken, Outgoing


class Channels:
    """The channels that the bot sees."""

    def __init__(self, client: discord.Client, settings: DiscordSettings) -> None:
        self._client, self._settings = client, settings
        self._quiet: dict[str, float] = {}  # chats that Discord wants left alone, and until when

    async def send(
        self, chat: str, outgoing: Outgoing, key: str, answers: discord.MessageReference | None = None
    ) -> str:
        """Send, perhaps as the answer to a message; the id of the first of the messages. Raises NotTaken."""
        channel = self._channel(chat)
        sent: list[discord.Message] = []
        for number, letter in enumerate(letters(outgoing)):
            more: dict[str, Any] = {"nonce": nonce(f"{key}.{number}")}
            if answers is not None and not sent:
                more["reference"] = answers

            async def call(fitting: Letter, more: dict[str, Any] = more) -> discord.Message:
                return await channel.send(**new(fitting), **more)

            sent.append(await self._carried(chat, letter, call))
        return str(sent[0].id)

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        """Put something else in place of a message. Raises NotTaken.

        While a job goes on its message keeps its picture until there is another: the chat would jump.
        """
        there = self._channel(chat).get_partial_message(int(message))

        async def call(fitting: Letter) -> discord.Message:
            return await there.edit(**instead(fitting, keeps_pictures=outgoing.job_id is not None))

        await self._carried(chat, only_letter(outgoing), call)

    async def _carried(
        self, chat: str, letter: Letter, call: Callable[[Letter], Awaitable[discord.Message]]
    ) -> discord.Message:
        """Nothing goes to a chat that Discord wants left alone: it would only ask for longer."""
        left = self._quiet.get(chat, 0.0) - time.monotonic()
        if left > 0:
            raise NotTaken("Discord wants us to wait.", again=True, wait=timedelta(seconds=left))
        try:
            return await carried(letter, self._limit(chat), self._settings.patience, call)
        except NotTaken as refused:
            if refused.wait is not None:
                now = time.monotonic()
                self._quiet = {other: until for other, until in self._quiet.items() if until > now}
                self._quiet[chat] = now + refused.wait.total_seconds()
            raise

    def _channel(self, chat: str) -> discord.PartialMessageable:
        if self._client.user is None or self._client.is_closed():
            raise NotTaken("The bot isn't connected to Discord.", again=True)
        return self._client.get_partial_messageable(int(chat))

    def _limit(self, chat: str) -> int:
        """Bytes a file: boosted servers take more than the rest."""
        channel = self._client.get_channel(int(chat))
        guild = getattr(channel, "guild", None)
        return max(self._settings.upload_limit, guild.filesize_limit if guild is not None else 0)


def nonce(key: str) -> str:
    """What Discord knows a message by that is sent twice within minutes; at most 25 characters."""
    return blake2b(key.encode(), digest_size=12).hexdigest()
