"""Has drawings made while the event loop goes on."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import BrokenExecutor, Executor

from bot.drawing.executors import draw, in_a_thread
from bot.drawing.orders import Order

Load = Callable[[str], Awaitable[bytes]]


class Drawer:
    """Gives orders to an executor, which makes one drawing after the other and keeps the pictures for them.

    One whose process is lost (a machine short of memory ends its largest ones) is replaced.
    """

    def __init__(self, opens: Callable[[], Executor] = in_a_thread) -> None:
        self._opens, self._executor = opens, opens()

    async def draw(self, order: Order, load: Load) -> bytes:
        """The drawing as a JPEG; pictures that the executor does not have are loaded.

        Raises what loading a picture raises, BrokenExecutor where two processes are lost over one drawing.
        """
        given: dict[str, bytes] = {}
        while isinstance(made := await self._made(order, given), tuple):
            given |= {blob: await load(blob) for blob in made}
        return made

    async def _made(self, order: Order, given: dict[str, bytes]) -> bytes | tuple[str, ...]:
        loop, executor = asyncio.get_running_loop(), self._executor
        try:
            return await loop.run_in_executor(executor, draw, order, given)
        except BrokenExecutor:
            if executor is self._executor:  # else somebody else has noticed it
                executor.shutdown(wait=False)
                self._executor = self._opens()
            return await loop.run_in_executor(self._executor, draw, order, given)

    def close(self) -> None:
        """End thread or process as soon as they have nothing to draw."""
        self._executor.shutdown(wait=False, cancel_futures=True)
