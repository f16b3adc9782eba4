"""Whole conversations, from the photo to the picture somebody likes; with real storage and real drawings."""

import io

import numpy as np
import pytest
from PIL import Image

from bot.conversation.buttons import Verb
from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from pipeline.contract import Complete, Repaint, Vary
from pipeline.errors import SET_ASIDE
from storage.tables import JobState
from tests.bot.conversation.asking import button, completed, size
from tests.fakes.chat import FakePlatform, Person
from tests.fakes.painter import Painter


async def test_from_a_photo_to_the_picture_that_is_liked(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    (received,) = await anna.sends(photo)
    assert received.text.startswith("Got it. Your photo will be ready in about")
    assert button(received, Verb.CANCEL)
    assert received.job_id is not None
    (task,) = await painter.paints()
    assert isinstance(task, Complete)
    await delivery.deliver()
    result = anna.last()[1]
    assert result.text.startswith("Done! The numbers mark the joints.")
    assert [size(result, number)[0] > 200 for number in (0, 1)] == [True, True]

    (corrected,) = await anna.writes("13 right 5; left knee right 3")
    assert corrected.text.startswith("This is the new pose")
    assert corrected.shots[0].name == "skeleton.jpg"
    (painting,) = await anna.presses(button(corrected, Verb.PAINT))
    assert painting.job_id is not None
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    moved = task.new_pose.people[0][13].x - task.old_pose.people[0][13].x
    assert moved == pytest.approx(0.05 * 400)
    await delivery.deliver()
    assert anna.last()[1].text.startswith("Repainted as picture 3.")

    (noted,) = await anna.writes("red sneakers on a beach")
    assert "“red sneakers on a beach”" in noted.text
    await anna.presses(button(noted, Verb.VARY))
    (task,) = await painter.paints()
    assert isinstance(task, Vary)
    assert (task.prompt, task.count) == ("red sneakers on a beach", 4)
    await delivery.deliver()
    album = anna.last()[1]
    assert len(album.shots) == 4
    (chosen,) = await anna.presses(button(album, Verb.BACK, "5"))
    assert chosen.text.startswith("Back to picture 5.")

    (file,) = await anna.presses(button(result, Verb.FILE))
    assert (file.shots[0].as_file, file.shots[0].media_type) == (True, "image/png")
    assert size(file) == (256, 400)
    (compared,) = await anna.presses(button(result, Verb.COMPARE))
    assert size(compared)[0] > size(file)[0]


async def test_words_with_the_photo_are_painted_with_it(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await anna.sends(photo, "blue jeans and white sneakers")
    (task,) = await painter.paints()
    assert isinstance(task, Complete)
    assert task.prompt == "blue jeans and white sneakers"


async def test_what_is_not_painted_is_refused_and_the_photo_completed_all_the_same(
    anna: Person, painter: Painter, photo: bytes
) -> None:
    refused, received = await anna.sends(photo, "take off her clothes")
    assert refused.text.startswith("I only paint people with their clothes on")
    assert received.text.startswith("Got it.")
    (task,) = await painter.paints()
    assert isinstance(task, Complete)
    assert task.prompt == ""


async def test_undo_and_redo_walk_over_poses_and_pictures(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    before = (await anna.writes("13 up 0.0001"))[0].shots[0].data
    after = (await anna.writes("13 right 8"))[0].shots[0].data
    assert after != before
    (undone,) = await anna.commands("undo")
    assert undone.text.startswith("Undone.")
    (redone,) = await anna.commands("redo")
    assert redone.text == "Done again."
    (no_more,) = await anna.commands("redo")
    assert no_more.text.startswith("There is nothing to redo")
    for _ in range(3):
        await anna.commands("undo")
    (start,) = await anna.commands("undo")
    assert start.text.startswith(("There is nothing to undo", "Nothing is painted here yet"))


async def test_four_poses_are_offered_and_one_is_taken(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (offered,) = await anna.presses(button(result, Verb.POSES))
    assert [len(row) for row in offered.buttons] == [2, 2]
    (taken,) = await anna.presses(button(offered, Verb.PRESET, "sit"))
    assert taken.text.startswith("This is the new pose")
    await anna.presses(button(taken, Verb.PAINT))
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    assert task.new_pose != task.old_pose


async def test_what_is_not_understood_changes_nothing_and_says_what_would(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    (said,) = await anna.writes("13 down 5; 99 up 3")
    assert "changed nothing" in said.text
    (asked,) = await anna.writes("취소")
    assert [len(row) for row in asked.buttons] == [2]


async def test_a_locked_joint_says_so(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    (said,) = await anna.writes("nose up 2")
    assert "is inside your photo" in said.text


async def test_words_without_a_photo_ask_for_one(anna: Person) -> None:
    assert (await anna.writes("hello"))[0].text.startswith("Send me a photo first")
    assert (await anna.commands("undo"))[0].text.startswith("Send me a photo first")


async def test_what_is_no_picture_is_said_to_be_none(anna: Person, photo: bytes) -> None:
    assert (await anna.sends(b"hello"))[0].text.startswith("This isn't a picture I can read")
    assert (await anna.sends(photo[:2000]))[0].text.startswith("This file is damaged")


@pytest.mark.parametrize(
    ("notes", "said"), [(("nobody",), "I can't find anybody"), (("nothing_missing",), "Nobody is cut off")]
)
async def test_notes_on_a_photo_are_told(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes, notes: tuple[str, ...], said: str
) -> None:
    painter.notes, painter.unknown = notes, ("flurb",)
    result = await completed(anna, painter, delivery, photo)
    assert said in result.text
    assert "flurb" in result.text


async def test_a_reply_means_the_draft_of_its_message(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    first = anna.last()[0]
    await completed(anna, painter, delivery, photo)
    (corrected,) = await anna.writes("13 up 4", to=first)
    assert corrected.draft_id == anna.platform.messages[first].draft_id
    (latest,) = await anna.writes("13 up 4")
    assert latest.draft_id == corrected.draft_id  # used last


async def test_a_stranger_can_neither_press_nor_reply(
    anna: Person, bora: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (said,) = await bora.presses(button(result, Verb.PAINT))
    assert said.quiet
    assert said.text.startswith("이 ") or "다른 분" in said.text
    bora.chat = anna.chat
    (answer,) = await bora.writes("13 up 4", to=anna.last()[0])
    assert answer.quiet
    assert await painter.paints() == []


async def test_cancelling_stops_and_says_so(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    (received,) = await anna.sends(photo)
    assert await anna.presses(button(received, Verb.CANCEL)) == []
    await delivery.deliver()
    stopped = anna.last()[1]
    assert stopped.text.startswith("Stopped.")
    await anna.presses(button(stopped, Verb.RETRY))
    (task,) = await painter.paints()
    assert isinstance(task, Complete)
    assert (await anna.commands("cancel"))[0].text.startswith("Nothing is being painted")


async def test_a_job_that_failed_costs_nothing_and_can_be_tried_again(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await anna.sends(photo)
    await painter.fails(JobState.FAILED)
    await delivery.deliver()
    failed = anna.last()[1]
    assert failed.text.startswith("Something went wrong on my side")
    (again,) = await anna.presses(button(failed, Verb.RETRY))
    assert again.job_id is not None
    await painter.fails(JobState.FAILED, SET_ASIDE)
    await delivery.deliver()
    assert "set it aside" in anna.last()[1].text


async def test_the_language_is_the_platforms_until_it_is_chosen(
    bora: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(bora, painter, delivery, photo)
    assert "다 됐어요" in result.text
    (settings,) = await bora.commands("settings")
    (saved,) = await bora.presses(button(settings, Verb.LOCALE, "en"))
    assert saved.text.startswith("Saved.")
    (corrected,) = await bora.writes("왼발목 아래로 5")
    assert corrected.text.startswith("This is the new pose")


async def test_forgetting_asks_first_and_leaves_nothing(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (asked,) = await anna.commands("forget")
    (done,) = await anna.presses(button(asked, Verb.FORGET))
    assert done.text.startswith("Everything of yours is deleted")
    (gone,) = await anna.presses(button(result, Verb.PAINT))
    assert gone.text.startswith("This draft has been deleted")


async def test_too_many_events_at_once_are_asked_to_wait(
    installation: Installation, platform: FakePlatform
) -> None:
    anna = Person(Desk(installation, clock=lambda: 0.0), platform)
    said = [(await anna.commands("help"))[0].text for _ in range(12)]
    assert said[0].startswith("1. Send a photo")
    assert said[-1].startswith("That was a lot at once")


async def test_the_preview_grey_is_really_drawn(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    plain, skeleton = (np.asarray(Image.open(io.BytesIO(shot.data))) for shot in result.shots)
    assert plain.std() < 2
    assert skeleton.std() > 10
