"""Measures of a body and how well one pose is another."""

import pytest

from pipeline.pose.body import leg_length, pck, torso_length
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.standing import STANDING, complete_person, standing_person

SEEN = standing_person(x=100, top=20, height=320, sight=Sight.VISIBLE)  # torso: 100 pixels
OTHER = standing_person(x=300, top=20, height=320, sight=Sight.VISIBLE)
ANKLES = (J.R_ANKLE, J.L_ANKLE)


def _pose(*people: Person) -> Pose:
    return Pose(400, 400, people)


def test_lengths() -> None:
    assert torso_length(SEEN) == pytest.approx(100)
    assert leg_length(SEEN) == pytest.approx(148, abs=1)


def test_pck_counts_joints_within_a_fifth_of_the_torso() -> None:
    near = SEEN.with_joints({J.R_ANKLE: Joint(SEEN[J.R_ANKLE].x + 19, SEEN[J.R_ANKLE].y)})
    far = near.with_joints({J.L_ANKLE: Joint(SEEN[J.L_ANKLE].x, SEEN[J.L_ANKLE].y + 21)})
    assert pck(_pose(SEEN), _pose(near)) == 1
    assert pck(_pose(SEEN), _pose(far)) == pytest.approx(5 / 6)
    assert pck(_pose(SEEN), _pose(far), joints=ANKLES) == 0.5
    assert pck(_pose(SEEN), _pose(far), threshold=0.22) == 1


def test_a_guess_proves_nothing() -> None:
    guessed = SEEN.with_joints({J.R_ANKLE: Joint(SEEN[J.R_ANKLE].x, SEEN[J.R_ANKLE].y, Sight.GUESSED)})
    assert pck(_pose(SEEN), _pose(guessed), joints=ANKLES) == 0.5
    assert pck(_pose(SEEN), _pose(guessed), joints=ANKLES, seen_only=False) == 1
    assert pck(_pose(guessed), _pose(SEEN), joints=ANKLES) == 1


def test_only_joints_shown_inside_the_picture_are_asked_for() -> None:
    asked = SEEN.with_joints({J.R_ANKLE: Joint(0, 0, Sight.HIDDEN), J.L_ANKLE: Joint(100, 401)})
    assert pck(_pose(asked), _pose(SEEN), joints=ANKLES) is None
    assert pck(_pose(asked), _pose()) == 0
    assert pck(_pose(), _pose(SEEN)) is None


def test_people_are_matched_by_place_not_by_order() -> None:
    assert pck(_pose(SEEN, OTHER), _pose(OTHER, SEEN)) == 1
    assert pck(_pose(SEEN, OTHER), _pose(OTHER)) == 0.5


def test_a_standing_person_fits_the_height_given() -> None:
    ys = [joint.y for joint in SEEN.joints]
    assert 20 < min(ys) < 60
    assert 290 < max(ys) < 340


def test_unknown_joints_are_put_where_a_standing_body_has_them() -> None:
    known = {n: SEEN[n] for n in (J.NECK, J.R_HIP, J.L_KNEE)}
    person = complete_person(known, 400, 400, Sight.GUESSED)
    for number in STANDING:
        assert person[number].x == pytest.approx(SEEN[number].x, abs=1)
        assert person[number].y == pytest.approx(SEEN[number].y, abs=1)
        assert person[number].sight is (Sight.VISIBLE if number in known else Sight.GUESSED)


def test_nobody_known_stands_in_the_middle() -> None:
    person = complete_person({}, 200, 300, Sight.HIDDEN)
    assert person[J.NECK].x == 100
    assert all(0 < joint.y < 300 and not joint.shown for joint in person.joints)
