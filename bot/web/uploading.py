"""Photos on their way in: how many of one visitor, how many bytes of all, and how long a silence may last."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

from bot.text.message import message
from bot.web.refusing import Refused
from storage.intake import MAX_BYTES
from storage.users import Who

_OWN = 2  # of one visitor at once
_ROOM = 8 * MAX_BYTES  # bytes in memory, of all visitors
_SILENCE = 30.0  # seconds without a byte
_HANDS = 4  # photos that are looked at at once: each takes a process, and memory to decode it
_WAIT = 30.0  # seconds that a photo which has arrived waits for a hand
T = TypeVar("T")


class Upload:
    """One photo; `size` bytes of it are here."""

    def __init__(self, uploads: "Uploads") -> None:
        self._uploads = uploads
        self._patience = asyncio.timeout(None)
        self._gave_way = False
        self.size = 0

    async def read(self, reading: Awaitable[T]) -> T:
        """What is read; raises Refused where nothing comes for long, or others need the room."""
        try:
            async with asyncio.timeout(_SILENCE) as self._patience:
                return await reading
        except TimeoutError:
            raise Refused(*(_FULL if self._gave_way else _SILENT)) from None

    def came(self, size: int) -> None:
        """So many bytes more are here; raises Refused where others need the room."""
        if self._gave_way:
            raise Refused(*_FULL)
        self.size += size
        self._patience.reschedule(asyncio.get_running_loop().time() + _SILENCE)
        self._uploads.make_room(self)

    def give_way(self) -> None:
        """End it: its bytes are dropped as soon as the loop goes on."""
        self._gave_way, self.size = True, 0
        if not self._patience.expired():
            self._patience.reschedule(asyncio.get_running_loop().time())


class Uploads:
    """All photos on their way. Where their bytes get too many, the one that is silent for longest goes."""

    def __init__(self) -> None:
        self._own: Counter[str] = Counter()
        self._coming: OrderedDict[Upload, None] = OrderedDict()  # the one that was heard of last stands last
        self._hands = asyncio.Semaphore(_HANDS)
        self._held = 0  # bytes of photos that have arrived whole

    def __len__(self) -> int:
        return self._own.total()

    @contextmanager
    def of(self, who: Who) -> Iterator[Upload]:
        """A photo of somebody's, until it is answered; raises Refused where they send too many at once."""
        if self._own[who.key] >= _OWN:
            raise Refused(429, message("server-uploads", count=_OWN))
        self._own[who.key] += 1
        upload = Upload(self)
        try:
            yield upload
        finally:
            self._coming.pop(upload, None)
            self._own[who.key] -= 1
            if not self._own[who.key]:
                del self._own[who.key]

    @asynccontextmanager
    async def hand(self, upload: Upload) -> AsyncIterator[None]:
        """A hand for a photo that has arrived; raises Refused where none gets free."""
        self._coming.pop(upload, None)
        self._held += upload.size
        try:
            try:
                await asyncio.wait_for(self._hands.acquire(), _WAIT)
            except TimeoutError:
                raise Refused(*_FULL) from None
            try:
                yield
            finally:
                self._hands.release()
        finally:
            self._held -= upload.size

    def make_room(self, upload: Upload) -> None:
        """For the bytes of one that has just been heard of: others go, those longest silent first."""
        self._coming[upload] = None
        self._coming.move_to_end(upload)
        while self._coming and self._held + sum(each.size for each in self._coming) > _ROOM:
            self._coming.popitem(last=False)[0].give_way()


_SILENT = 408, message("server-silent", seconds=int(_SILENCE))
_FULL = 503, message("server-busy")
