"""Drawings that are made in a thread or in a process, with pictures that are loaded once."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from uuid import uuid4

import numpy as np
import psutil
import pytest
from PIL import Image

from bot.drawing import Compared, Drawer, Order, Plain, Skeleton, Suggestions, in_a_process, in_a_thread
from pipeline.contract import Canvas
from pipeline.errors import Missing
from pipeline.pose.pose import Pose
from pipeline.pose.standing import standing_person

WIDTH, HEIGHT = 96, 160
CANVAS = Canvas(WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT // 2)
POSE = Pose(WIDTH, HEIGHT, (standing_person(WIDTH / 2, 8, HEIGHT - 8),))
_GONE = 120.0  # seconds; only a fault takes as long


class Shelf:
    """Pictures by their names, one grey each, and which of them were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._greys: dict[str, int] = {}

    def grey(self, level: int) -> str:
        name = uuid4().hex
        self._greys[name] = level
        return name

    async def load(self, name: str) -> bytes:
        self.asked.append(name)
        png = io.BytesIO()
        Image.new("RGB", (WIDTH, HEIGHT), (self._greys[name],) * 3).save(png, "PNG")
        return png.getvalue()


@pytest.fixture(params=[in_a_thread, in_a_process], ids=["thread", "process"])
def drawer(request: pytest.FixtureRequest) -> Iterator[Drawer]:
    opens: Callable[[], Executor] = request.param
    made = Drawer(opens)
    yield made
    made.close()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def pixels(jpeg: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.asarray(Image.open(io.BytesIO(jpeg)))


async def test_every_drawing_is_made_of_its_pictures(drawer: Drawer, shelf: Shelf) -> None:
    dark, light = shelf.grey(40), shelf.grey(200)
    plain = pixels(await drawer.draw(Plain(dark), shelf.load))
    assert plain.shape == (HEIGHT, WIDTH, 3)
    assert np.ptp(plain) <= 2
    skeleton = pixels(await drawer.draw(Skeleton(dark, POSE, CANVAS), shelf.load))
    assert skeleton.shape == (1200, 720, 3)  # larger, for its numbers
    assert np.ptp(skeleton) > 100
    compared = pixels(await drawer.draw(Compared(light, dark, CANVAS), shelf.load))
    assert abs(int(compared[10, 10, 0]) - 200) < 8
    assert abs(int(compared[10, -10, 0]) - 40) < 8
    four = pixels(await drawer.draw(Suggestions(dark, POSE, CANVAS), shelf.load))
    assert four.shape == (1800, 1080, 3)
    assert shelf.asked == [dark, light]


async def test_a_picture_that_is_missing_is_said_and_the_next_drawing_is_made(
    drawer: Drawer, shelf: Shelf
) -> None:
    async def missing(name: str) -> bytes:
        raise Missing(f"There is no picture {name}.")

    with pytest.raises(Missing, match="There is no picture"):
        await drawer.draw(Plain(uuid4().hex), missing)
    assert await drawer.draw(Plain(shelf.grey(90)), shelf.load)


async def test_what_cannot_be_drawn_is_raised_here(drawer: Drawer, shelf: Shelf) -> None:
    async def broken(name: str) -> bytes:
        return b"no picture at all"

    with pytest.raises(OSError, match="cannot identify"):
        await drawer.draw(Plain(uuid4().hex), broken)
    assert await drawer.draw(Plain(shelf.grey(90)), shelf.load)


async def test_the_loop_goes_on_while_a_process_draws(shelf: Shelf) -> None:
    drawer, grey = Drawer(in_a_process), shelf.grey(90)
    await drawer.draw(Plain(grey), shelf.load)
    orders: list[Order] = [Skeleton(grey, POSE, CANVAS)] * 50
    began, worked = time.monotonic(), time.process_time()
    drawn = await asyncio.gather(*(drawer.draw(order, shelf.load) for order in orders))
    assert len(set(drawn)) == 1
    assert time.process_time() - worked < 0.5 * (time.monotonic() - began)
    drawer.close()


async def test_a_process_that_is_lost_is_replaced(shelf: Shelf) -> None:
    drawer, grey = Drawer(in_a_process), shelf.grey(90)
    first = await drawer.draw(Skeleton(grey, POSE, CANVAS), shelf.load)
    for child in psutil.Process().children():
        if "spawn_main" in " ".join(child.cmdline()):
            os.kill(child.pid, signal.SIGKILL)
    again = await asyncio.gather(
        *(drawer.draw(Skeleton(grey, POSE, CANVAS), shelf.load) for _ in range(3)),
    )
    assert set(again) == {first}
    assert set(shelf.asked) == {grey}
    drawer.close()


_DRAWS_AND_WAITS = """
import asyncio, time
from tests.bot.drawing.test_drawer import CANVAS, POSE, Shelf
from bot.drawing import Drawer, Skeleton, in_a_process

async def main():
    shelf = Shelf()
    await Drawer(in_a_process).draw(Skeleton(shelf.grey(90), POSE, CANVAS), shelf.load)
    print("drawn", flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_stays_behind(end: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", _DRAWS_AND_WAITS], stdout=subprocess.PIPE) as bot:
        assert bot.stdout is not None
        assert bot.stdout.readline() == b"drawn\n"
        children = psutil.Process(bot.pid).children(recursive=True)
        assert children
        for child in children:
            child.send_signal(signal.SIGINT)  # as a terminal does; they stay until the bot goes
        time.sleep(0.3)
        assert any(child.is_running() for child in children)
        bot.send_signal(end)
        _, alive = psutil.wait_procs(children, _GONE)
    assert not alive
