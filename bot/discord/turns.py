"""One after another, in the order of coming: what one person does."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A queue a person; remembers nobody who waits for nothing."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._present: Counter[str] = Counter()

    @asynccontextmanager
    async def of(self, person: str) -> AsyncIterator[None]:
        """Within, nobody else acts for that person."""
        lock = self._locks.setdefault(person, asyncio.Lock())
        self._present[person] += 1
        try:
            async with lock:
                yield
        finally:
            self._present[person] -= 1
            if not self._present[person]:
                del self._present[person], self._locks[person]

    def __len__(self) -> int:
        return len(self._locks)
