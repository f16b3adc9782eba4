"""Legs that the photo does not show are guessed from the body."""

from dataclasses import replace

import pytest

from pipeline.pose.body import leg_length, torso_length
from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.legs import SHIN, THIGH, guess_missing, likely_torso
from pipeline.pose.pose import Joint, Person, Sight
from pipeline.pose.standing import standing_person

WIDTH, HEIGHT = 400, 900
WHOLE = standing_person(x=200, top=50, height=800, sight=Sight.VISIBLE)


def _squeezed(bottom: float, *numbers: J) -> Person:
    """The whole person in a photo cut at bottom, the unseen joints drawn up to just below the cut."""
    return WHOLE.with_joints(
        {n: Joint(WHOLE[n].x, bottom + 5.0 * i, Sight.GUESSED) for i, n in enumerate(numbers)}
    )


@pytest.mark.parametrize(
    ("bottom", "unseen"),
    [
        (720, (J.R_ANKLE, J.L_ANKLE)),
        (560, (J.R_KNEE, J.L_KNEE, J.R_ANKLE, J.L_ANKLE)),
        (420, LEG_JOINTS),
    ],
    ids=["below the knees", "at the thighs", "at the waist"],
)
def test_a_standing_body_gets_its_legs_back(bottom: int, unseen: tuple[J, ...]) -> None:
    person = guess_missing(_squeezed(bottom, *unseen), WIDTH, bottom)
    torso = torso_length(WHOLE)
    for number in unseen:
        assert person[number].sight is Sight.GUESSED
        assert abs(person[number].x - WHOLE[number].x) < 0.2 * torso
        assert abs(person[number].y - WHOLE[number].y) < 0.2 * torso
    assert leg_length(person) == pytest.approx((THIGH + SHIN) * torso, rel=0.1)


def test_a_whole_person_stays_as_seen() -> None:
    assert guess_missing(WHOLE, WIDTH, HEIGHT) == WHOLE


def test_visible_and_hidden_joints_never_move() -> None:
    person = _squeezed(560, J.R_ANKLE, J.L_ANKLE).with_joints(
        {J.R_KNEE: Joint(250, 500), J.L_ANKLE: Joint(10, 10, Sight.HIDDEN)}
    )
    guessed = guess_missing(person, WIDTH, 560)
    assert guessed[J.R_KNEE] == Joint(250, 500)
    assert guessed[J.L_ANKLE] == Joint(10, 10, Sight.HIDDEN)
    assert guessed[J.R_ANKLE] != person[J.R_ANKLE]


def test_a_covered_ankle_inside_the_photo_is_left_to_the_detector() -> None:
    covered = Joint(WHOLE[J.R_ANKLE].x + 30, WHOLE[J.R_ANKLE].y - 40, Sight.GUESSED)
    person = WHOLE.with_joints({J.R_ANKLE: covered})
    assert guess_missing(person, WIDTH, 1100)[J.R_ANKLE] == covered


def test_legs_of_a_lying_body_follow_its_torso() -> None:
    lying = Person(tuple(Joint(j.y, 200 - j.x + 200, j.sight) for j in WHOLE.joints))
    ankles = {n: replace(lying[n], x=730.0, sight=Sight.GUESSED) for n in (J.R_ANKLE, J.L_ANKLE)}
    person = guess_missing(lying.with_joints(ankles), 720, WIDTH)
    for number in ankles:
        assert abs(person[number].x - lying[number].x) < 0.2 * torso_length(lying)
        assert abs(person[number].y - lying[number].y) < 0.2 * torso_length(lying)


def test_joints_in_one_point_are_no_reason_to_fail() -> None:
    point = Person((Joint(5, 5, Sight.GUESSED),) * len(J))
    assert guess_missing(point, 10, 10)[J.R_ANKLE].sight is Sight.GUESSED


def test_the_likely_torso_is_not_misled_by_hips_drawn_into_the_frame() -> None:
    person = _squeezed(300, J.R_HIP, J.L_HIP)
    assert likely_torso(person) == pytest.approx(torso_length(WHOLE), rel=0.1)
