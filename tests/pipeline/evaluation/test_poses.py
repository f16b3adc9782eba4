"""Sitting and crossed skeletons keep the person's hips and lengths."""

from collections.abc import Callable

import numpy as np
import pytest

from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.landmarks import Body, Mark
from pipeline.evaluation.posed import posed, repaint_of
from pipeline.evaluation.poses import ASKED, asked_errors, crossed, sitting
from pipeline.evaluation.records import Run
from pipeline.pose.body import distance
from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.pose import Pose, Sight
from pipeline.pose.standing import standing_person

STANDING = Pose(400, 800, (standing_person(200, 20, 760),))
HIPS = (J.R_HIP, J.L_HIP)


def legs(pose: Pose) -> list[tuple[float, float]]:
    person = pose.people[0]
    pairs = ((J.R_HIP, J.R_KNEE), (J.L_HIP, J.L_KNEE), (J.R_KNEE, J.R_ANKLE), (J.L_KNEE, J.L_ANKLE))
    lengths = [distance(person[a], person[b]) for a, b in pairs]
    return [(lengths[0], lengths[1]), (lengths[2], lengths[3])]


def test_who_sits_has_knees_out_and_below_the_hips_shins_straight_down_and_half_thighs() -> None:
    pose = sitting(STANDING)
    assert pose is not None
    person, before = pose.people[0], STANDING.people[0]
    assert person[J.R_KNEE].x < before[J.R_HIP].x < before[J.L_HIP].x < person[J.L_KNEE].x
    assert person[J.R_ANKLE].x == person[J.R_KNEE].x
    thigh, shin = legs(STANDING)
    assert legs(pose)[0] == pytest.approx((thigh[0] / 2, thigh[1] / 2))
    assert legs(pose)[1] == pytest.approx(shin)
    assert before[J.R_HIP].y < person[J.R_KNEE].y < before[J.R_KNEE].y


def test_crossed_legs_have_each_ankle_on_the_other_s_side_and_their_own_lengths() -> None:
    pose = crossed(STANDING)
    assert pose is not None
    person = pose.people[0]
    assert person[J.R_KNEE].x < person[J.L_KNEE].x
    assert person[J.R_ANKLE].x > person[J.L_ANKLE].x
    for now, before in zip(legs(pose), legs(STANDING), strict=True):
        assert now == pytest.approx(before)


@pytest.mark.parametrize("bend", [sitting, crossed])
def test_only_knees_and_ankles_move_and_all_are_asked_for(bend: Callable[[Pose], Pose | None]) -> None:
    pose = bend(STANDING)
    assert pose is not None
    changed = {j for j in J if pose.people[0][j] != STANDING.people[0][j]}
    assert changed == set(LEG_JOINTS) - set(HIPS)
    assert all(pose.people[0][j].sight is Sight.VISIBLE for j in changed)


def test_legs_that_would_leave_the_canvas_are_not_asked_for() -> None:
    narrow = Pose(120, 800, (standing_person(60, 20, 760),))
    assert sitting(narrow) is None
    assert crossed(Pose(400, 500, STANDING.people)) is None


def test_a_body_as_asked_has_no_error_and_one_aside_has_its_share_of_the_torso() -> None:
    person = STANDING.people[0]
    exact = Body({name: Mark(person[j].x, person[j].y, 1) for j, name in ASKED})
    assert asked_errors(STANDING, exact, 100) == (0, 0, 0, 0)
    aside = Body({**exact.marks, "l_ankle": Mark(exact["l_ankle"].x + 30, exact["l_ankle"].y, 1)})
    assert asked_errors(STANDING, aside, 100) == pytest.approx((0, 0, 0, 0.3))
    assert asked_errors(STANDING, None, 100) is None


def test_a_photo_is_repainted_from_below_its_hips() -> None:
    whole = np.zeros((800, 400, 3), np.uint8)
    asked = posed(CutPhoto("a", whole, Body({}), 700), STANDING, Run.SITTING)
    assert asked is not None
    hips = STANDING.people[0][J.R_HIP].y
    assert hips < asked.photo.row < hips + 40
    task = repaint_of(asked, lambda picture, kind: f"{kind}-{len(picture)}")
    assert (task.canvas.width, task.canvas.height, task.canvas.photo_height) == (400, 800, asked.photo.row)
    assert task.picture == "whole-800"
    assert (task.old_pose, task.new_pose) == (STANDING, sitting(STANDING))
