"""Messages, as they come, to events, and the answers to them back."""

import asyncio

import discord

from bot.conversation.events import Event, PhotoSent
from bot.discord import photos
from bot.discord.answering import Answering, Deliver, sorry
from bot.discord.channels import Channels
from bot.discord.messages import attachments_of, is_for_us, origin_of, said_in, words_of
from bot.discord.settings import DiscordSettings
from bot.platform import Outgoing
from bot.turns import Turns


class Receiving:
    """What happens with each message that the bot sees."""

    def __init__(
        self, answering: Answering, channels: Channels, turns: Turns, settings: DiscordSettings
    ) -> None:
        self._answering, self._channels, self._turns, self._settings = answering, channels, turns, settings
        self._room = asyncio.Semaphore(photos.AT_ONCE)

    async def message(self, message: discord.Message, us: discord.abc.User) -> None:
        """Answer a message if it is for us."""
        if not is_for_us(message, us):
            return
        async with self._turns.of(str(message.author.id)):
            if attachments_of(message):
                await self._photos(message, us)
            else:
                await self._answer(said_in(message, us), message)

    async def photo(self, attachment: discord.Attachment, sent: PhotoSent) -> PhotoSent | Outgoing:
        """The event with its photo, or what to say if it can't be had."""
        if photos.is_too_large(attachment):
            return photos.too_large(sent.origin.language)
        data = await photos.fetched(attachment, self._settings.patience)
        if data is None:
            return sorry(sent.origin.language)
        return PhotoSent(sent.origin, data, sent.words)

    async def _photos(self, message: discord.Message, us: discord.abc.User) -> None:
        for number, attachment in enumerate(attachments_of(message)):
            sent = PhotoSent(origin_of(message, number), b"", words_of(message, us))
            async with self._room:
                had = await self.photo(attachment, sent)
                if isinstance(had, PhotoSent):
                    await self._answer(had, message)
                else:
                    await self._answering.say(sent.origin.update, had, self._deliver(message))

    async def _answer(self, event: Event, message: discord.Message) -> None:
        await self._answering.answer(event, self._deliver(message))

    def _deliver(self, message: discord.Message) -> Deliver:
        """In servers as a reply, so that it is seen whom it is for."""
        answers = None if message.guild is None else message.to_reference(fail_if_not_exists=False)

        async def deliver(outgoing: Outgoing, key: str) -> str:
            return await self._channels.send(str(message.channel.id), outgoing, key, answers)

        return deliver
