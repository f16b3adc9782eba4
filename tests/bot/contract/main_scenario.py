"""The main scenario: from a photo to the picture that somebody likes."""

import io

import numpy as np
import pytest
from PIL import Image

from pipeline.contract import Complete, Repaint, Vary
from pipeline.pose.joints import J
from tests.bot.contract.front import SLIDER, Seen
from tests.bot.contract.stage import Actor, Stage, pixels
from tests.fakes.painter import CANVAS

WAITING = ("Got it.", "You're next")  # it is not foreseen when the one becomes the other
_JPEG = 6  # grey levels that a chat's compression may change on average


async def from_a_photo_to_a_file(stage: Stage) -> None:
    """Photo, progress, result; adjustment, paint; wish, variations, a pick; file, before and after."""
    anna = stage.actor()
    await anna.sends()
    taken = await anna.sees(*WAITING, button="Cancel")
    if taken.text.startswith("Got it."):
        assert len(taken.pictures) == 1
        told = await anna.sees("You're next", button="Cancel")  # told in the same message
        assert told.name == taken.name
    waiting = [seen for seen in await anna.person.screen() if any(word in seen.text for word in WAITING)]
    assert [seen.name for seen in waiting] == [taken.name]  # in no other one
    result = await painted(stage, anna, taken)
    assert_shows(result.pictures[0], stage.photo)
    assert not same(result.pictures[0], result.pictures[1])  # the skeleton is drawn on it

    await anna.writes("13 right 5; left knee right 3")
    corrected = await anna.sees("This is the new pose", button="Paint", pictures=1)
    assert not same(corrected.pictures[0], result.pictures[1])
    await anna.presses(corrected, "Paint")
    await anna.sees("You're next", button="Cancel")
    (repaint,) = await stage.paints()
    assert isinstance(repaint, Repaint)
    before, after = (pose.people[0][J.L_ANKLE] for pose in (repaint.old_pose, repaint.new_pose))
    assert after.x - before.x == pytest.approx(0.05 * CANVAS.height)
    assert after.y == before.y
    await anna.sees("Repainted as picture 3.", button="Variations", pictures=2)

    await anna.writes("red sneakers on a beach")
    noted = await anna.sees("“red sneakers on a beach”", button="Variations")
    await anna.presses(noted, "Variations")
    await anna.sees("You're next", button="Cancel")
    (vary,) = await stage.paints()
    assert isinstance(vary, Vary)
    assert (vary.prompt, vary.count) == ("red sneakers on a beach", 4)
    variations = await anna.sees("Here are 4 variations.", button="7", pictures=4)
    await anna.presses(variations, "6")
    picked = await anna.sees("Back to picture 6.", button="Paint", pictures=1)
    assert not same(picked.pictures[0], variations.pictures[2])  # with its skeleton now

    await anna.presses(result, "Full-size file")
    file = await anna.sees("This is picture 6.", pictures=1)
    assert_is_exact(file.pictures[0], stage.photo)
    assert pixels(file.pictures[0])[-1, 0, 0] == pytest.approx(
        pixels(variations.pictures[2])[-1, 0, 0], abs=4
    )
    await anna.presses(result, "Before / after")
    if stage.front.has_slider:
        slider = pixels((await anna.sees(SLIDER, pictures=1)).pictures[0])
        left, right = (half[-60:-30, 60:-60] for half in np.array_split(slider, 2, axis=1))
        assert float(left.std()) < _JPEG  # nothing was there
        assert abs(float(left.mean()) - float(right.mean())) > _JPEG
    else:
        compared = pixels((await anna.sees("This is picture 6.", pictures=1)).pictures[0])
        assert compared.shape[:2] == (CANVAS.height, 2 * CANVAS.width + 12)
        assert abs(float(compared[-20:, : CANVAS.width].mean()) - 225) < _JPEG  # nothing was there


async def photographed(stage: Stage, who: Actor, mention: str = "") -> Seen:
    """Somebody's photo, painted: the message with the result."""
    await who.sends(words=mention)
    taken = await who.sees(*WAITING, button="Cancel")
    return await painted(stage, who, taken)


async def painted(stage: Stage, who: Actor, taken: Seen) -> Seen:
    """The photo that was taken in, painted."""
    (task,) = await stage.paints()
    assert isinstance(task, Complete)
    result = await who.sees("Done! The numbers mark the joints.", button="Variations", pictures=2)
    over = await who.sees("It's ready, see below.")
    assert (over.name, over.buttons) == (taken.name, ())
    return result


def same(one: bytes, other: bytes) -> bool:
    """Whether two pictures show the same, but for what compression does."""
    first, second = pixels(one), pixels(other)
    return first.shape == second.shape and float(np.abs(first.astype(int) - second).max()) < 60


def assert_shows(picture: bytes, photo: bytes) -> None:
    """In the size of the canvas, with the photo at its place."""
    shown, own = pixels(picture).astype(int), pixels(photo)
    assert shown.shape == (CANVAS.height, CANVAS.width, 3)
    assert np.abs(shown[: CANVAS.photo_height] - own).mean() < _JPEG


def assert_is_exact(file: bytes, photo: bytes) -> None:
    """The picture itself: the photo's own pixels, every one."""
    assert Image.open(io.BytesIO(file)).format == "PNG"
    shown = pixels(file)
    assert shown.shape == (CANVAS.height, CANVAS.width, 3)
    assert np.array_equal(shown[: CANVAS.photo_height], pixels(photo))
