"""Telegram as one of the platforms people talk to the bot on."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial

from telegram import MaybeInaccessibleMessage, Update

from bot.conversation.events import Event
from bot.platform import Answers, NotTaken, Outgoing
from bot.telegram.connecting import connect
from bot.telegram.editing import Editor
from bot.telegram.lanes import Lanes
from bot.telegram.patience import patiently
from bot.telegram.places import chat_of
from bot.telegram.pressing import Press
from bot.telegram.reading import Reader, carries_file, person_of
from bot.telegram.sending import Sender
from bot.telegram.settings import TelegramSettings

_FILES = 8  # files in memory at once, each up to 20 MB

_log = logging.getLogger(__name__)


class Telegram:
    """Sends and edits messages, and has updates answered by the desk. `serving.serve` runs it."""

    name = "telegram"
    edits_every = 3.0

    def __init__(self, settings: TelegramSettings, answers: Answers) -> None:
        self.settings = settings
        self.bot = connect(settings)
        self.lanes = Lanes()
        self._answers = answers
        self._sender = Sender(self.bot)
        self._editor = Editor(self.bot)
        self._reader: Reader | None = None
        self._hands = asyncio.Semaphore(_FILES)

    @property
    def is_ready(self) -> bool:
        """Whether updates can be taken: before that the bot doesn't know its own name."""
        return self._reader is not None

    async def get_ready(self) -> None:
        """Learn who the bot is. Raises what Telegram raises."""
        await self.bot.initialize()
        self._reader = Reader(self.bot)

    async def close(self) -> None:
        """Take no more updates, and hang up."""
        self._reader = None
        await self.bot.shutdown()

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> str:
        """Send; the id of the first message it became. Under one key each part is sent once."""
        return (await self._sender.send(chat, outgoing, key))[0]

    def parts(self, chat: str, message: str) -> tuple[str, ...]:
        """The messages that one of ours became when it was sent, the first of them itself."""
        return self._sender.parts(chat, message)

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        """Put something else in place of a message; a message that is gone is NotTaken for good."""
        await self._editor.edit(chat, message, outgoing)

    def take(self, update: Update) -> None:
        """Have an update answered, once, after the person's earlier ones."""
        if not self.lanes.knows(update.update_id):
            query = update.callback_query
            press = Press(self.bot, query, self.settings.busy) if query is not None else None
            self.lanes.take(update.update_id, person_of(update), lambda: self._handle(update, press))

    async def _handle(self, update: Update, press: Press | None) -> None:
        try:
            event, outgoings = await patiently(lambda: self._answer(update), self.settings.pauses)
            if event is None:
                await self._say_ourselves(update, outgoings)
            elif press is None:
                await self._say_all(event, outgoings, None)
            else:
                await self._react(event, outgoings, press)
        except NotTaken as error:
            _log.warning("an answer is not taken by Telegram: %s", error)
        finally:
            if press is not None:
                await press.close()

    async def _answer(self, update: Update) -> tuple[Event | None, list[Outgoing]]:
        if self._reader is None:
            raise RuntimeError("The bot takes no updates now.")
        if not carries_file(update):
            return await self._ask(await self._reader.read(update))
        async with self._hands:
            return await self._ask(await self._reader.read(update))

    async def _ask(self, read: Event | Outgoing | None) -> tuple[Event | None, list[Outgoing]]:
        if read is None:
            return None, []
        if isinstance(read, Outgoing):
            return None, [read]
        return read, await self._answers.answer(read)

    async def _react(self, event: Event, outgoings: list[Outgoing], press: Press) -> None:
        """Quiet words go into the answer of the press itself; it comes before anything else is sent."""
        rest = []
        for outgoing in outgoings:
            in_place = outgoing.quiet and not outgoing.shots and not outgoing.buttons
            if in_place and await press.say(outgoing.text):
                await self._said(event, replace(outgoing, draft_id=None), [press.query.id])
            else:
                rest.append(outgoing)
        await press.close()
        await self._say_all(event, rest, press.query.message)

    async def _say_all(
        self, event: Event, outgoings: list[Outgoing], pressed: MaybeInaccessibleMessage | None
    ) -> None:
        for at, outgoing in enumerate(outgoings):
            if pressed is not None and outgoing.instead:
                messages = await self._say_instead(event, outgoing, pressed, at)
                pressed = None  # it stands for something else now
            else:
                messages = await self._say(event.origin.chat, outgoing, f"{event.origin.update}:{at}")
            await self._said(event, outgoing, messages)

    async def _say_instead(
        self, event: Event, outgoing: Outgoing, pressed: MaybeInaccessibleMessage, at: int
    ) -> list[str]:
        if await patiently(lambda: self._editor.replace(pressed, outgoing), self.settings.pauses):
            return [str(pressed.message_id)]
        messages = await self._say(event.origin.chat, outgoing, f"{event.origin.update}:{at}")
        await self._editor.strip(pressed)
        return messages

    async def _say(self, chat: str, outgoing: Outgoing, key: str) -> list[str]:
        return await patiently(lambda: self._sender.send(chat, outgoing, key), self.settings.pauses)

    async def _said(self, event: Event, outgoing: Outgoing, messages: list[str]) -> None:
        """A reply to any part means the draft; but a job's progress has one message, the first."""
        several = outgoing.draft_id is not None and outgoing.job_id is None
        for message in messages if several else messages[:1]:
            await patiently(partial(self._answers.said, event, outgoing, message), self.settings.pauses)

    async def _say_ourselves(self, update: Update, outgoings: list[Outgoing]) -> None:
        if update.message is not None:
            for outgoing in outgoings:
                await self._say(chat_of(update.message), outgoing, f"telegram:{update.update_id}")
