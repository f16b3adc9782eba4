"""What one person does is done in its order; others don't wait for it."""

import asyncio

from bot.turns import Turns


async def test_one_after_another_in_the_order_of_coming() -> None:
    turns, done = Turns(), list[str]()

    async def act(person: str, what: str, seconds: float) -> None:
        async with turns.of(person):
            await asyncio.sleep(seconds)
            done.append(what)

    await asyncio.gather(act("a", "photo", 0.05), act("a", "words", 0), act("b", "other", 0.01))
    assert done == ["other", "photo", "words"]


async def test_nobody_is_remembered_who_waits_for_nothing() -> None:
    turns = Turns()
    for number in range(100):
        async with turns.of(str(number)):
            assert len(turns) == 1
    assert len(turns) == 0
