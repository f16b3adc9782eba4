"""One after another, in the order of coming: what one person does, what happens to one message."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A queue a name; remembers none for which nobody waits."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._present: Counter[str] = Counter()

    @asynccontextmanager
    async def of(self, name: str) -> AsyncIterator[None]:
        """Within, nobody else acts for that name."""
        lock = self._locks.setdefault(name, asyncio.Lock())
        self._present[name] += 1
        try:
            async with lock:
                yield
        finally:
            self._present[name] -= 1
            if not self._present[name]:
                del self._present[name], self._locks[name]

    def __len__(self) -> int:
        return len(self._locks)

    def __contains__(self, name: str) -> bool:
        return name in self._locks
