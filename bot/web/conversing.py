"""What people do on the pages -> events, and what is said to them -> messages."""

import logging
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import count

from bot.conversation.events import (
    COMMANDS,
    ButtonPressed,
    CommandGiven,
    Event,
    Origin,
    PhotoSent,
    PoseDragged,
    TextSent,
)
from bot.installation import WEB, Installation
from bot.platform import Answers, NotTaken, Outgoing
from bot.turns import Turns
from bot.web.messages import content_of
from bot.web.platform import Web, name_of
from bot.web.streams import Streams
from storage import chats, webchat
from storage.chats import Place
from storage.columns import now
from storage.users import Who, user_of
from storage.webchat import Content, Posted

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Speaker:
    """A visitor who does something; `update` is the page's own name for it."""

    who: Who
    update: str
    language: str | None = None

    @property
    def origin(self) -> Origin:
        """Where an event of theirs comes from."""
        return Origin(self.who, self.who.name, update_of(self.who, self.update), self.language)


def update_of(who: Who, update: str) -> str:
    """An update's name among all updates, which tells nobody whose it was."""
    return f"{WEB}:{blake2b(f'{who.key} {update}'.encode(), digest_size=16).hexdigest()}"


class Conversing:
    """Has visitors' events answered, one after the other, and keeps what was said."""

    def __init__(self, installation: Installation, answers: Answers, web: Web, streams: Streams) -> None:
        self._database, self._answers = installation.database, answers
        self._web, self._streams = web, streams
        self._turns = Turns()

    async def photo(self, speaker: Speaker, data: bytes, words: str, file: str) -> list[Posted]:
        """The person's photo as their message, and what is said to it."""
        async with self._turns.of(speaker.who.key):
            event = PhotoSent(speaker.origin, data, words)
            outgoings = await self._answers.answer(event)
            own = await self._own_photo(speaker, words, file, outgoings)
            return [own, *await self._said(event, outgoings)]

    async def text(self, speaker: Speaker, text: str, reply_to: str | None) -> list[Posted]:
        """The person's words as their message, and what is said to them."""
        async with self._turns.of(speaker.who.key):
            own = await self._own(speaker, Content(text))
            event = _heard(speaker, text, reply_to)
            outgoings = await self._answers.answer(event)
            said = await self._said(event, outgoings)
            return [await self._about(speaker, own, outgoings), *said]

    async def press(self, speaker: Speaker, data: str) -> list[Posted]:
        """What is said to a button."""
        return await self._do(ButtonPressed(speaker.origin, data))

    async def drag(self, event: PoseDragged) -> list[Posted]:
        """What is said to a pose that a visitor dragged."""
        return await self._do(event)

    async def _do(self, event: Event) -> list[Posted]:
        async with self._turns.of(event.origin.who.key):
            return await self._said(event, await self._answers.answer(event))

    async def _said(self, event: Event, outgoings: list[Outgoing]) -> list[Posted]:
        """Every answer stored; those of an update that came before, if it says nothing anew."""
        if not outgoings:
            return await self._said_before(event)
        said = []
        for number, outgoing in enumerate(outgoings):
            key = f"{event.origin.update}:{number}"
            try:
                said.append(await self._web.post(event.origin.chat, outgoing, key))
            except NotTaken as refused:
                if await self._is_visitor(event.origin.chat):
                    _log.warning("an answer could not be kept: %s", refused)
                    continue
                said.append(self._unkept(event.origin.chat, outgoing, key))
            await self._answers.said(event, outgoing, said[-1].name)
        return said

    async def _said_before(self, event: Event) -> list[Posted]:
        said = []
        async with self._database.transaction() as session:
            for number in count():
                name = name_of(f"{event.origin.update}:{number}")
                known = await webchat.message(session, event.origin.chat, name)
                if known is None:
                    break
                said.append(known)
        return said

    def _unkept(self, chat: str, outgoing: Outgoing, key: str) -> Posted:
        """The receipt of what was forgotten is shown, and is nothing new to be kept."""
        posted = Posted(name_of(key), 0, True, replace(content_of(outgoing, ()), draft_id=None), now())
        self._streams.wake(chat, (posted,))
        return posted

    async def _is_visitor(self, chat: str) -> bool:
        async with self._database.transaction() as session:
            return await webchat.is_visitor(session, chat)

    async def _own_photo(self, speaker: Speaker, words: str, file: str, outgoings: list[Outgoing]) -> Posted:
        """The message with the photo, if one was made of the file; else the file's name."""
        draft_id = _draft_of(outgoings)
        shown = None
        if draft_id is not None:
            async with self._database.transaction() as session:
                shown = await webchat.photo_of(session, draft_id)
        pictures = () if shown is None else (shown,)
        content = Content(
            words or ("" if pictures else file), pictures, draft_id=draft_id if pictures else None
        )
        own = await self._own(speaker, content)
        await self._remember(speaker, own)
        return own

    async def _own(self, speaker: Speaker, content: Content) -> Posted:
        chat = speaker.who.name
        async with self._database.transaction() as session:
            await user_of(self._database, session, speaker.who)
            own = await webchat.post(self._database, session, chat, own_name(speaker.update), False, content)
        self._streams.wake(chat)
        return own

    async def _about(self, speaker: Speaker, own: Posted, outgoings: list[Outgoing]) -> Posted:
        """The person's message, now that it is known which draft it was about: it goes when that goes."""
        draft_id = _draft_of(outgoings)
        if draft_id is None or own.content.draft_id is not None:
            return own
        content = replace(own.content, draft_id=draft_id)
        async with self._database.transaction() as session:
            own, _ = await webchat.change(self._database, session, speaker.who.name, own.name, content)
        self._streams.wake(speaker.who.name)
        await self._remember(speaker, own)
        return own

    async def _remember(self, speaker: Speaker, own: Posted) -> None:
        """Whoever replies to their own message means its draft."""
        if own.content.draft_id is not None:
            async with self._database.transaction() as session:
                place = Place(WEB, speaker.who.name, own.name)
                await chats.remember(session, place, own.content.draft_id)


def own_name(update: str) -> str:
    """The name of the message that a page made itself."""
    return f"you-{update}"


def _heard(speaker: Speaker, text: str, reply_to: str | None) -> Event:
    word = text.split(maxsplit=1)[0].casefold()
    if word.startswith("/") and word[1:] in COMMANDS:
        return CommandGiven(speaker.origin, word[1:], reply_to)
    return TextSent(speaker.origin, text, reply_to)


def _draft_of(outgoings: list[Outgoing]) -> str | None:
    return next((outgoing.draft_id for outgoing in outgoings if outgoing.draft_id is not None), None)
