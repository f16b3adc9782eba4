"""The pauses that Telegram asks for, whatever else is under way."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.telegram.connecting import Flooded, Pace

Call = Callable[[], Coroutine[Any, Any, Any]]
_SHORT, _LONG = 1, 60  # seconds


class Line:
    """Calls over a line that refuses the next ones when told to."""

    def __init__(self) -> None:
        self.pace = Pace()
        self.refusals: list[int] = []
        self.refused = asyncio.Event()
        self.refused_at = 0.0
        self.calls: list[tuple[str, float]] = []

    async def call(self, chat: str) -> Any:
        """One call to a chat."""

        async def answer() -> str:
            self.calls.append((chat, time.monotonic()))
            await asyncio.sleep(0)  # on the way
            if self.refusals:
                self.refused_at = time.monotonic()
                self.refused.set()
                raise RetryAfter(timedelta(seconds=self.refusals.pop(0)))
            return "taken"

        return await self.paced(answer, chat)

    async def paced(self, answer: Call, chat: str) -> Any:
        """A call with any answer."""
        return await self.pace.process_request(answer, (), {}, "sendMessage", {"chat_id": chat}, None)


@pytest.fixture
async def line() -> Line:
    return Line()


async def test_a_short_pause_holds_for_all_though_an_earlier_call_comes_back_in_it(line: Line) -> None:
    back = asyncio.Event()
    under_way = asyncio.create_task(line.paced(back.wait, "1"))
    line.refusals = [_SHORT]
    again = asyncio.create_task(line.call("2"))
    await line.refused.wait()
    back.set()
    assert await under_way
    assert await line.call("3") == await again == "taken"
    assert sorted(chat for chat, _ in line.calls) == ["2", "2", "3"]
    assert min(at for _, at in line.calls[1:]) >= line.refused_at + _SHORT


async def test_a_second_pause_makes_the_first_no_shorter(line: Line) -> None:
    line.refusals = [2 * _SHORT, _SHORT]
    first = asyncio.create_task(line.call("1"))
    second = asyncio.create_task(line.call("2"))  # on its way before the first is answered
    began = time.monotonic()
    await asyncio.gather(first, second)
    assert [chat for chat, _ in line.calls[:2]] == ["1", "2"]
    assert min(at for _, at in line.calls[2:]) >= began + 2 * _SHORT


async def test_after_a_long_pause_began_what_waited_for_a_short_one_is_told(line: Line) -> None:
    line.refusals = [_SHORT, _LONG]
    first = asyncio.create_task(line.call("1"))
    second = asyncio.create_task(line.call("2"))
    await line.refused.wait()
    waiting = asyncio.create_task(line.call("2"))
    with pytest.raises(Flooded):
        await second
    with pytest.raises(Flooded) as told:
        await waiting
    assert told.value.wait > timedelta(seconds=_LONG - 30)
    assert await first == "taken"
    assert [chat for chat, _ in line.calls] == ["1", "2", "1"]
