"""Lines with several steps: every one of them is done, or none."""

import io

import numpy as np
import pytest
from PIL import Image

from bot.conversation.buttons import Press, Verb
from bot.conversation.decision import Decision
from bot.conversation.scene import DraftScene
from bot.conversation.stepping import back
from bot.delivery import Delivery
from bot.platform import Outgoing
from bot.text.locales import Locale
from bot.text.message import Message
from bot.text.text import Text
from pipeline.contract import Repaint
from pipeline.pose.joints import J
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import Person
from tests.fakes.painter import CANVAS, POSE, Painter


async def repainted(anna: Person, painter: Painter, said: Outgoing) -> Repaint:
    await anna.presses(str(Press(Verb.PAINT, said.draft_id or "")))
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    return task


def shifted(task: Repaint, joint: J) -> tuple[float, float]:
    """How far a joint is to be moved, in per cent of the picture's height."""
    before, after = (pose.people[0][joint] for pose in (task.old_pose, task.new_pose))
    return round((after.x - before.x) / 4, 3), round((after.y - before.y) / 4, 3)


@pytest.mark.parametrize(
    "line", ["undo that, then 10 up 2 instead", "undo 2, then redo; 10 up 2", "reset and 10 up 2"]
)
async def test_what_follows_a_step_back_is_done_on_the_pose_it_leads_to(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes, line: str
) -> None:
    await completed(anna, painter, delivery, photo)
    await anna.writes("13 right 8")
    (said,) = await anna.writes(line)
    assert said.text.startswith("This is the new pose")
    task = await repainted(anna, painter, said)
    assert shifted(task, J.L_ANKLE) == (0, 0)
    assert shifted(task, J.R_ANKLE) == (0, -2)


async def test_a_step_back_over_a_painting_goes_on_with_the_picture_before(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    await repainted(anna, painter, result)
    (said,) = await anna.writes("undo, then 10 up 2")
    assert said.shots[0].name == "skeleton.jpg"
    (file,) = await anna.presses(button(result, Verb.FILE))
    assert file.text == "This is picture 2."
    assert shifted(await repainted(anna, painter, said), J.R_ANKLE) == (0, -2)


async def test_what_cannot_be_done_after_a_step_back_leaves_everything_as_it_was(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    await anna.writes("13 right 8")
    for line in (
        "undo, then person 3: 10 up 2",
        "undo 9, then 10 up 2",
        "done, then 10 up 2",
        "13 up 1, redo",
    ):
        (refused,) = await anna.writes(line)
        assert refused.shots == ()
    assert "Nothing is painted here yet" in (await anna.writes("undo 9, then 10 up 2"))[0].text
    task = await repainted(anna, painter, result)
    assert shifted(task, J.L_ANKLE) == (8, 0)
    assert shifted(task, J.R_ANKLE) == (0, 0)


async def test_what_follows_other_actions_is_done_too(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    await anna.presses(button(result, Verb.VARY))
    (said,) = await anna.writes("cancel the job, then 10 up 2")
    assert said.text.startswith("This is the new pose")
    assert await painter.paints() == []
    assert shifted(await repainted(anna, painter, said), J.R_ANKLE) == (0, -2)
    (idle,) = await anna.writes("cancel the job; 10 up 2")
    assert "Nothing is being painted just now." in idle.text


async def test_more_steps_than_a_few_are_all_done(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    (said,) = await anna.writes("; ".join(["reset 13", "13 right 1"] * 8 + ["10 up 2"]))
    task = await repainted(anna, painter, said)
    assert shifted(task, J.L_ANKLE) == (1, 0)
    assert shifted(task, J.R_ANKLE) == (0, -2)


@pytest.mark.parametrize("line", ["person 2: reset 13", "2번 사람 왼발 원래대로"])
async def test_nobody_is_reset_who_is_not_there(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes, line: str
) -> None:
    await completed(anna, painter, delivery, photo)
    (said,) = await anna.writes(line)
    assert said.text.startswith("There is no person 2 in this picture.")


def test_an_example_is_in_the_persons_language() -> None:
    draft = DraftScene("one", "photo", "picture", 2, CANVAS, POSE, POSE)
    said = {locale: Text(locale).tell(_only(back(draft, locale))) for locale in Locale}
    assert said[Locale.ENGLISH].endswith("for example: 13 down 3")
    assert said[Locale.KOREAN].endswith("예: 13번 아래로 3")


def _only(decision: Decision) -> Message:
    return decision.replies[0].messages[0]


@pytest.mark.parametrize("line", ["grid", "격자", "left foot right 8 and show the grid"])
async def test_a_grid_is_drawn_over_the_skeleton(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes, line: str
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (gridded,) = await anna.writes(line)
    assert "Here is the grid." in gridded.text
    (plain,) = await anna.writes("grid off")
    assert plain.text.startswith("This is the pose as it is now.")
    assert lines_in(gridded) > 20 + lines_in(plain)
    if "foot" in line:
        assert gridded.text.startswith("This is the new pose; the pale lines are the old one.")
        (without,) = await anna.writes("13 right 0.0001; grid")
        assert not same(gridded, without)  # no ghost where nothing moved
        assert shifted(await repainted(anna, painter, result), J.L_ANKLE)[0] == pytest.approx(8, abs=0.01)


def lines_in(said: Outgoing) -> float:
    """How much rows of pixels differ from those below them, in the left margin where no skeleton is."""
    left = pixels(said)[:, 30:80].astype(int)
    return float(np.abs(np.diff(left, axis=0)).max(axis=(1, 2)).clip(0, 40).sum()) / 40


def same(one: Outgoing, other: Outgoing) -> bool:
    return float(np.abs(pixels(one).astype(int) - pixels(other)).max()) < 30


def pixels(said: Outgoing) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.asarray(Image.open(io.BytesIO(said.shots[0].data)))
