"""Three legs are noticed, two are not, whatever stands around."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.extra_legs import extra_regions
from pipeline.evaluation.landmarks import Body, Mark
from pipeline.evaluation.second_look import sees_another_leg, without_legs
from pipeline.evaluation.third_leg import with_third_leg

CUT = 360
JEANS, GROUND, SKIRT = (40, 60, 120), (170, 165, 160), (150, 30, 40)
RIGHT, LEFT = 200, 270  # where the legs stand
RGB = npt.NDArray[np.uint8]


def body(right: float = RIGHT, left: float = LEFT) -> Body:
    """Somebody whose torso is 150 pixels, shins 130."""
    places = {"shoulder": 60, "hip": 210, "knee": 330, "ankle": 460, "toe": 480}
    sides = {"r": right, "l": left}
    return Body({f"{s}_{part}": Mark(x, y, 1) for s, x in sides.items() for part, y in places.items()})


def street(seed: int = 0) -> RGB:
    noise = np.random.default_rng(seed).normal(0, 6, (520, 480, 1))
    return np.asarray(np.clip(np.array(GROUND) + noise, 0, 255), np.uint8)


def leg(picture: RGB, x: int, top: int = 200, colour: tuple[int, int, int] = JEANS, width: int = 34) -> None:
    cv2.rectangle(picture, (x - width // 2, top), (x + width // 2, 480), colour, -1)


def two_legs() -> RGB:
    picture = street()
    leg(picture, RIGHT)
    leg(picture, LEFT)
    return picture


def test_two_legs_are_two() -> None:
    assert extra_regions(two_legs(), CUT, body(), body()) == 0


@pytest.mark.parametrize("x", [100, 360])
def test_a_third_leg_that_begins_in_the_paint_is_counted(x: int) -> None:
    picture = two_legs()
    leg(picture, x, top=CUT + 12)
    assert extra_regions(picture, CUT, body(), body()) == 1


def test_four_legs_are_two_too_many() -> None:
    picture = two_legs()
    leg(picture, 110, top=CUT + 12)
    leg(picture, 360, top=CUT + 12)
    assert extra_regions(picture, CUT, body(), body()) == 2


def test_what_the_photo_shows_above_the_cut_is_no_leg() -> None:
    picture = two_legs()
    leg(picture, 360, top=250)  # a bag in the trousers' colour
    assert extra_regions(picture, CUT, body(), body()) == 0


def test_a_leg_that_stands_elsewhere_is_not_one_more() -> None:
    picture = street()
    leg(picture, RIGHT)
    cv2.rectangle(picture, (LEFT - 17, 200), (LEFT + 17, CUT - 1), JEANS, -1)
    leg(picture, 360, top=CUT + 12)
    assert extra_regions(picture, CUT, body(), body()) == 0


@pytest.mark.parametrize(
    ("width", "colour"), [(6, JEANS), (80, JEANS), (34, (70, 160, 60))], ids=["pole", "wall", "bush"]
)
def test_what_is_not_like_a_leg_is_none(width: int, colour: tuple[int, int, int]) -> None:
    picture = two_legs()
    leg(picture, 370, top=CUT + 12, colour=colour, width=width)
    assert extra_regions(picture, CUT, body(), body()) == 0


def test_a_short_stump_is_no_leg() -> None:
    picture = two_legs()
    cv2.rectangle(picture, (343, 420), (377, 450), JEANS, -1)
    assert extra_regions(picture, CUT, body(), body()) == 0


class Seeing:
    """Sees the bodies it is told, in turn."""

    def __init__(self, seen: Body | None) -> None:
        self._seen = seen

    def see(self, photo: RGB) -> Body | None:
        return self._seen


@pytest.mark.parametrize(
    ("seen", "another"),
    [
        (body(right=RIGHT - 60), True),
        (body(right=RIGHT - 20), False),
        (body(right=RIGHT - 140), False),
        (None, False),
    ],
    ids=["aside", "the same", "somebody else", "nobody"],
)
def test_an_ankle_seen_aside_when_both_legs_are_gone_is_another_leg(seen: Body | None, another: bool) -> None:
    assert sees_another_leg(two_legs(), CUT, body(), Seeing(seen)) is another


def test_legs_are_painted_over_below_the_cut_alone() -> None:
    picture = two_legs()
    gone = without_legs(picture, CUT, body())
    assert np.array_equal(gone[:CUT], picture[:CUT])
    assert np.abs(gone[CUT + 30 : 470, RIGHT].astype(int) - GROUND).max() < 40
    assert np.array_equal(gone[:, 400:], picture[:, 400:])


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_leg_pasted_in_below_the_cut_is_counted(seed: int) -> None:
    photo = CutPhoto("a", two_legs(), body(), CUT)
    three = with_third_leg(photo, np.random.default_rng(seed))
    assert np.array_equal(three[:CUT], photo.whole[:CUT])
    assert extra_regions(three, CUT, body(), body()) == 1
