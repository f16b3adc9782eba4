"""An event loop in a thread of its own: the tasks are threads, the storage is asynchronous."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from threading import Thread
from typing import Any, TypeVar

from pipeline.errors import Cancelled

T = TypeVar("T")

_LOOK = 1.0  # seconds between two looks whether work is still wanted


async def while_wanted(work: Coroutine[Any, Any, T], is_wanted: Callable[[], Awaitable[bool]]) -> T:
    """What the work returns; it is ended, and Cancelled raised, soon after nobody wants it any more."""
    task = asyncio.create_task(work)
    while not (await asyncio.wait({task}, timeout=_LOOK))[0]:
        if not await is_wanted():
            task.cancel()
            raise Cancelled("nobody waits for it any more")
    return task.result()


class Loop:
    """Runs coroutines for threads."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="storage", daemon=True)
        self._thread.start()

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """What the coroutine returns, or raises."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def close(self) -> None:
        """End the loop and its thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
