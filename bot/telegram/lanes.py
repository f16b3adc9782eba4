"""One person's updates in their order, different people's at once."""

import asyncio
import logging
import traceback
from collections import OrderedDict
from collections.abc import Awaitable, Callable

_REMEMBERED = 10_000  # updates that are known to be done, should Telegram tell of them again

Work = Callable[[], Awaitable[None]]

_log = logging.getLogger(__name__)


class Lanes:
    """What is under way and what is done, by the numbers of updates."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Task[None]] = {}
        self._done: OrderedDict[int, None] = OrderedDict()
        self.under_way: dict[int, asyncio.Task[None]] = {}

    def knows(self, update: int) -> bool:
        """Whether the update is under way or done."""
        return update in self.under_way or update in self._done

    def take(self, update: int, person: str, work: Work) -> None:
        """Do the work of an update as soon as the person's earlier ones are done."""
        task = asyncio.create_task(self._work(work, self._last.get(person), update))
        self.under_way[update] = self._last[person] = task
        task.add_done_callback(lambda done: self._left(update, person, done))

    async def until_done(self, update: int) -> None:
        """Wait for an update that was taken; who waits may go away, the work goes on."""
        if update in self.under_way:
            await asyncio.wait([self.under_way[update]])

    async def settle(self, seconds: float) -> None:
        """Let what is under way come to its end, and break off what takes longer."""
        if self.under_way:
            _, late = await asyncio.wait(self.under_way.values(), timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    async def _work(self, work: Work, before: asyncio.Task[None] | None, update: int) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            await work()
        except Exception as error:  # where it happened, but not its words: they may be a person's
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("Telegram's update %s is given up: %s\n%s", update, type(error).__name__, where)

    def _left(self, update: int, person: str, task: asyncio.Task[None]) -> None:
        del self.under_way[update]
        if self._last.get(person) is task:
            del self._last[person]
        if not task.cancelled():
            self._done[update] = None
            if len(self._done) > _REMEMBERED:
                self._done.popitem(last=False)
