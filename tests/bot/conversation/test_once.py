"""Updates that come twice, answers that are lost, processes started anew: everything happens once."""

import asyncio
from datetime import timedelta

import pytest

from bot.conversation.buttons import Press, Verb
from bot.conversation.events import TextSent
from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from bot.platform import NotTaken
from pipeline.contract import Repaint
from storage.blobs import BlobStore
from storage.database import Database
from storage.queue import Queue
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import FakePlatform, Person
from tests.fakes.painter import Painter


async def test_an_update_that_comes_again_is_done_once(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await asyncio.gather(*(anna.sends(photo, update="web:9") for _ in range(3)))
    assert len(await painter.paints()) == 1
    await delivery.deliver()
    (once,) = await anna.writes("13 right 5", update="web:10")
    assert await anna.writes("13 right 5", update="web:10") == []
    await anna.presses(button(once, Verb.PAINT), update="web:11")
    await anna.presses(button(once, Verb.PAINT), update="web:11")
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    moved = task.new_pose.people[0][13].x - task.old_pose.people[0][13].x
    assert moved == pytest.approx(0.05 * 400)


async def test_an_answer_that_was_lost_is_given_again_and_nothing_done_twice(
    anna: Person, desk: Desk, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    lost = anna.origin("web:50")
    await desk.answer(TextSent(lost, "13 right 5"))  # the process dies before it is sent
    (again,) = await anna.writes("13 right 5", update="web:50")
    assert again.text == "This is the pose as it is now."
    await anna.presses(str(Press(Verb.PAINT, again.draft_id or "")))
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    assert task.new_pose.people[0][13].x - task.old_pose.people[0][13].x == pytest.approx(20.0)


async def test_yesterdays_buttons_work_after_everything_was_started_anew(
    anna: Person,
    painter: Painter,
    delivery: Delivery,
    photo: bytes,
    database: Database,
    queue: Queue,
    blobs: BlobStore,
) -> None:
    result = await completed(anna, painter, delivery, photo)
    other = Person(Desk(Installation(database, blobs, queue)), anna.platform, updates=anna.updates)
    (painting,) = await other.presses(button(result, Verb.VARY))
    assert painting.job_id is not None


async def test_a_result_that_was_not_taken_is_sent_again_with_the_same_key(
    anna: Person,
    painter: Painter,
    delivery: Delivery,
    photo: bytes,
    platform: FakePlatform,
    database: Database,
) -> None:
    platform.refusing = [NotTaken("too many", again=True, wait=timedelta(0))]
    await anna.sends(photo)
    await painter.paints()
    await delivery.deliver()
    assert platform.keys == []
    await delivery.deliver()
    assert len(platform.keys) == 1
    assert await delivery.deliver() == 0


async def test_progress_is_told_in_the_one_message(
    anna: Person,
    painter: Painter,
    delivery: Delivery,
    photo: bytes,
    platform: FakePlatform,
    database: Database,
    blobs: BlobStore,
    queue: Queue,
) -> None:
    await anna.sends(photo)
    name = anna.last()[0]
    telling = Delivery(Installation(database, blobs, queue), platform)._telling
    await telling.tell()
    assert "You're next" in platform.messages[name].text
    await telling.tell()
    assert len(platform.edits) == 1  # nothing new is not told again
    await painter.paints()
    await delivery.deliver()
    assert platform.messages[name].buttons == ()
