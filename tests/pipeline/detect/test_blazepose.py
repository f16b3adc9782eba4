"""BlazePose's landmarks become COCO-18 joints."""

import pytest

from pipeline.detect.blazepose import LANDMARKS, Landmark, person_of
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Sight


def _landmarks(**changed: Landmark) -> list[Landmark]:
    marks = [Landmark(i / 100, 0.5, 0.9) for i in range(33)]
    for name, mark in changed.items():
        marks[int(name[1:])] = mark
    return marks


def test_every_joint_has_its_landmark_left_and_right_the_person_s_own() -> None:
    person = person_of(_landmarks(), 100, 200)
    expected = {J.R_ANKLE: 28, J.L_ANKLE: 27, J.R_HIP: 24, J.L_EYE: 2, J.NECK: 11.5}
    for number, x in expected.items():
        assert (person[number].x, person[number].y) == pytest.approx((x, 100))
        assert person[number].sight is Sight.VISIBLE
    assert set(LANDMARKS) == set(J)


def test_out_of_the_frame_or_hardly_seen_is_guessed_in_its_place() -> None:
    person = person_of(
        _landmarks(_28=Landmark(0.3, 1.2, 0.99), _27=Landmark(0.2, 0.9, 0.3), _26=Landmark(-0.1, 0.9, 0.9)),
        100,
        200,
    )
    assert person[J.R_ANKLE] == Joint(30, 240, Sight.GUESSED)
    assert person[J.L_ANKLE] == Joint(20, 180, Sight.GUESSED)
    assert person[J.R_KNEE] == Joint(-10, 180, Sight.GUESSED)
