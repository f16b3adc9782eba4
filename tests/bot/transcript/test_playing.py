"""The main scenario with the real worker as a process of its own."""

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PIL import Image
from skimage import data

from bot.conversation.deciding import House
from bot.conversation.events import TextSent
from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from bot.transcript.page import write_page
from bot.transcript.platform import Paper
from bot.transcript.playing import Player, play
from tests.pipeline.worker.yard import Yard


def _photo() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(data.astronaut()).resize((128, 128)).save(buffer, "JPEG")
    return buffer.getvalue()


def _player(yard: Yard, paper: Paper, language: str = "en") -> Player:
    back = Installation(yard.database, yard.blobs, yard.queue, House(str(yard.family)))
    return Player(Desk(back), paper, language)


@pytest_asyncio.fixture
async def paper(yard: Yard) -> AsyncIterator[Paper]:
    """What is delivered is written on it."""
    made, stop = Paper(), asyncio.Event()
    delivering = asyncio.create_task(
        Delivery(Installation(yard.database, yard.blobs, yard.queue), made).run(stop)
    )
    yield made
    stop.set()
    await delivering


async def test_from_a_photo_to_a_variation(yard: Yard, paper: Paper, tmp_path: Path) -> None:
    yard.start()
    player = _player(yard, paper)
    await play(player, _photo())
    said = [line.said.text for line in paper.lines if line.ours]
    assert any(text.startswith("Done! The numbers mark the joints.") for text in said)
    assert any(text.startswith("Repainted as picture 3.") for text in said)
    assert any(text.startswith("Here are 4 variations.") for text in said)
    assert said[-1] == "This is picture 5."
    assert paper.edits >= 3  # each job's message told at least that it was done
    page = write_page(tmp_path / "page", paper.lines).read_text("utf-8")
    assert page.count("<img") == len(list((tmp_path / "page" / "transcript").iterdir())) >= 10


async def test_all_processes_are_killed_in_the_middle(yard: Yard, paper: Paper) -> None:
    """The worker while it paints, the desk before its answer is sent: the conversation goes on."""
    first = yard.start(slow_at="at a preview")
    player = _player(yard, paper)
    await player.sends(_photo())
    await asyncio.to_thread(first.comes_to, "at a preview")  # the deliveries go on meanwhile
    first.kill()
    yard.armed.unlink()
    yard.start()
    await player.waits()
    origin = player._origin()
    await player.desk.answer(TextSent(origin, "13 right 6"))  # never sent
    anew = _player(yard, paper)
    again = await anew.desk.answer(TextSent(origin, "13 right 6"))
    assert [answer.text for answer in again] == ["This is the pose as it is now."]
    assert again[0].shots
