"""What is asked for, and whether a picture shows it."""

import cv2
import numpy as np
import pytest

from pipeline.evaluation.asks import SHOE_COLOURS, ankle_outward, shoe_colour_asked, shoe_colour_seen
from pipeline.evaluation.landmarks import Body, Mark
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.words.colours import NAMED_COLOURS


def pose(left_leg_x: float, right_leg_x: float) -> Pose:
    joints = [Joint(0, 0)] * len(J)
    for side, x in (("L", left_leg_x), ("R", right_leg_x)):
        for part, y in (("HIP", 300), ("KNEE", 450), ("ANKLE", 600)):
            joints[J[f"{side}_{part}"]] = Joint(x, y, Sight.GUESSED)
    return Pose(500, 800, (Person(tuple(joints)),))


def test_ankle_13_goes_away_from_the_other_leg_by_15_percent_of_the_height() -> None:
    facing = ankle_outward(pose(left_leg_x=270, right_leg_x=230))
    assert facing is not None
    assert facing.people[0][J.L_ANKLE] == Joint(390, 600, Sight.VISIBLE)
    turned = ankle_outward(pose(left_leg_x=230, right_leg_x=270))
    assert turned is not None
    assert turned.people[0][J.L_ANKLE] == Joint(110, 600, Sight.VISIBLE)


def test_knee_and_all_other_joints_are_kept() -> None:
    before, after = pose(270, 230), ankle_outward(pose(270, 230))
    assert after is not None
    changed = [j for j in J if before.people[0][j] != after.people[0][j]]
    assert changed == [J.L_ANKLE]


def test_an_ankle_that_would_leave_the_canvas_is_not_asked_for() -> None:
    assert ankle_outward(pose(left_leg_x=380, right_leg_x=340)) is None
    assert ankle_outward(pose(left_leg_x=379, right_leg_x=340)) is not None
    assert ankle_outward(pose(left_leg_x=119, right_leg_x=340)) is None


def test_all_eight_colours_are_asked_for_equally_often() -> None:
    asked = [shoe_colour_asked(number) for number in range(48)]
    assert {colour: asked.count(colour) for colour in SHOE_COLOURS} == dict.fromkeys(SHOE_COLOURS, 6)


FEET = Body(
    {
        "r_ankle": Mark(60, 60, 1),
        "r_toe": Mark(50, 90, 1),
        "l_ankle": Mark(140, 60, 1),
        "l_toe": Mark(150, 90, 1),
    }
)


@pytest.mark.parametrize("colour", SHOE_COLOURS)
def test_shoes_are_seen_in_their_colour_whatever_the_ground(colour: str) -> None:
    picture = np.full((120, 200, 3), (125, 125, 127), np.uint8)
    for ankle, toe in ((60, 50), (140, 150)):
        cv2.line(picture, (ankle, 60), (toe, 90), NAMED_COLOURS[colour], 16)
    assert shoe_colour_seen(picture, FEET) == colour


def test_no_feet_have_no_colour() -> None:
    picture = np.zeros((120, 200, 3), np.uint8)
    assert shoe_colour_seen(picture, None) is None
    outside = Body({name: Mark(mark.x, mark.y + 300, 1) for name, mark in FEET.marks.items()})
    assert shoe_colour_seen(picture, outside) is None
