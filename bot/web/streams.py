"""Open pages: each is told when its chat has something new, whichever process wrote it."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from bot.text.message import message
from bot.web.refusing import Refused
from storage import webchat
from storage.database import Database
from storage.webchat import Posted

_LOOK = 1.0  # seconds between two looks into the database: another process may have written
_PAGES = 12  # open at once, of one chat
_ALL = 1000
_log = logging.getLogger(__name__)


class Stream:
    """One open page; `unkept` are messages that stand in no database."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.unkept: list[Posted] = []
        self.closed = False


class Streams:
    """All open pages of this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open: defaultdict[str, set[Stream]] = defaultdict(set)
        self._closed = False

    @contextmanager
    def open(self, chat: str) -> Iterator[Stream]:
        """A page of a chat, for as long as it stays open; raises Refused where there are too many."""
        if len(self._open.get(chat, ())) >= _PAGES or len(self) >= _ALL:
            raise Refused(429, message("server-full"))
        stream = Stream()
        stream.closed = self._closed
        self._open[chat].add(stream)
        try:
            yield stream
        finally:
            self._open[chat].discard(stream)
            if not self._open[chat]:
                del self._open[chat]

    def __len__(self) -> int:
        return sum(len(streams) for streams in self._open.values())

    def wake(self, chat: str, unkept: tuple[Posted, ...] = ()) -> None:
        """The chat has something new; perhaps messages that are not kept."""
        for stream in self._open.get(chat, ()):
            stream.unkept += unkept
            stream.news.set()

    async def watch(self) -> None:
        """Look what other processes wrote, until cancelled."""
        seen: dict[str, int] = {}
        while True:
            await asyncio.sleep(_LOOK)
            try:
                seen = await self._look(seen)
            except Exception:
                _log.exception("looking for new messages failed")

    async def _look(self, seen: dict[str, int]) -> dict[str, int]:
        chats = list(self._open)
        if not chats:
            return {}
        async with self._database.transaction() as session:
            known = await webchat.standings(session, chats)
        for chat in chats:
            if known.get(chat) != seen.get(chat):
                self.wake(chat)
        return known

    def close(self) -> None:
        """End all streams, and each that is opened from now on."""
        self._closed = True
        for streams in self._open.values():
            for stream in streams:
                stream.closed = True
                stream.news.set()
