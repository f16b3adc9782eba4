"""OpenPose's bodies as poses, and what is said where it is not installed."""

import sys
from types import ModuleType
from typing import NamedTuple

import pytest

from pipeline.detect import make_detector
from pipeline.detect.openpose import pose_of
from pipeline.errors import Missing
from pipeline.pose.joints import J
from pipeline.pose.pose import Person, Sight
from pipeline.pose.standing import standing_person


class Found(NamedTuple):
    """As controlnet_aux has it."""

    x: float
    y: float


WHOLE = standing_person(x=150, top=20, height=640, sight=Sight.VISIBLE)


def _without(person: Person, *missing: J) -> list[Found | None]:
    return [None if j in missing else Found(person[j].x, person[j].y) for j in J]


def test_what_openpose_sees_is_visible() -> None:
    pose = pose_of([_without(WHOLE), _without(WHOLE)], 300, 700)
    assert pose.people == (WHOLE, WHOLE)


def test_legs_cut_off_are_guessed_outside_the_photo() -> None:
    missing = (J.R_KNEE, J.R_ANKLE, J.L_KNEE, J.L_ANKLE)
    person = pose_of([_without(WHOLE, *missing)], 300, 400).people[0]
    for number in missing:
        assert person[number].sight is Sight.GUESSED
        assert person[number].y == pytest.approx(WHOLE[number].y, abs=40)


def test_what_is_covered_inside_the_photo_is_hidden() -> None:
    missing = (J.L_WRIST, J.L_EAR, J.R_KNEE, J.R_ANKLE)
    person = pose_of([_without(WHOLE, *missing)], 400, 900).people[0]
    assert {j for j in J if person[j].sight is Sight.HIDDEN} == set(missing)


def test_a_leg_that_leaves_the_photo_keeps_its_knee() -> None:
    person = pose_of([_without(WHOLE, J.R_KNEE, J.R_ANKLE)], 300, 560).people[0]
    assert person[J.R_KNEE].shown
    assert person[J.R_ANKLE].y > 560


def test_nobody_is_an_empty_pose() -> None:
    assert pose_of([], 300, 700).people == ()


@pytest.mark.parametrize("absent", ["controlnet_aux", "controlnet_aux.open_pose"])
def test_what_is_missing_comes_with_its_remedy(monkeypatch: pytest.MonkeyPatch, absent: str) -> None:
    monkeypatch.setitem(sys.modules, "controlnet_aux", ModuleType("controlnet_aux"))
    monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(Missing, match=r"difootsion\[openpose\]"):
        make_detector("openpose")
