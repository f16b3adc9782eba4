from dataclasses import replace

import pytest

from pipeline.pose.joints import JOINTS, J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.shown import pose_shown


def person(offset: float, **sights: Sight) -> Person:
    places = (Joint(10.0 * k + offset, 5.0 * k) for k in range(JOINTS))
    return Person(
        tuple(replace(p, sight=sights.get(j.name, p.sight)) for j, p in zip(J, places, strict=True))
    )


def shown(asked: Person, *found: Person, score: float | None = 1.0) -> Pose:
    return pose_shown(Pose(200, 400, (asked,)), Pose(200, 400, found), score)


def test_what_was_seen_is_where_it_was_found() -> None:
    assert shown(person(0), person(1)).people == (person(1),)


@pytest.mark.parametrize("unseen", [J.R_KNEE, J.R_ANKLE])
def test_half_a_leg_is_no_leg(unseen: J) -> None:
    (seen,) = shown(person(0), person(1, **{unseen.name: Sight.GUESSED})).people
    assert {j for j in J if seen[j] == person(0)[j]} == {J.R_KNEE, J.R_ANKLE}


def test_what_was_asked_to_be_hidden_stays_hidden() -> None:
    (seen,) = shown(person(0, L_WRIST=Sight.HIDDEN), person(1)).people
    assert seen[J.L_WRIST] == person(0, L_WRIST=Sight.HIDDEN)[J.L_WRIST]


@pytest.mark.parametrize("found", [(), (person(1), person(2))])
def test_where_other_people_are_found_the_pose_asked_for_is_shown(found: tuple[Person, ...]) -> None:
    assert shown(person(0), *found).people == (person(0),)


def test_legs_that_are_none_of_the_asked_ones_are_not_shown() -> None:
    assert shown(person(0), person(1), score=0.4).people == (person(0),)
    assert shown(person(0), person(1), score=None).people == (person(1),)
