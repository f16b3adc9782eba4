"""Measures of a body, in pixels, and how well one pose is another."""

from collections.abc import Iterable
from itertools import product
from math import hypot

from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.legs import guess_missing
from pipeline.pose.pose import Joint, Person, Pose, Sight

__all__ = ["distance", "guess_missing", "leg_length", "pck", "torso_length"]


def distance(a: Joint, b: Joint) -> float:
    """Pixels between two joints."""
    return hypot(a.x - b.x, a.y - b.y)


def torso_length(person: Person) -> float:
    """Pixels from the neck to the middle of the hips."""
    right, left = person[J.R_HIP], person[J.L_HIP]
    return hypot((right.x + left.x) / 2 - person[J.NECK].x, (right.y + left.y) / 2 - person[J.NECK].y)


def leg_length(person: Person) -> float:
    """Pixels from hip over knee to ankle, the mean of both legs."""
    right = distance(person[J.R_HIP], person[J.R_KNEE]) + distance(person[J.R_KNEE], person[J.R_ANKLE])
    left = distance(person[J.L_HIP], person[J.L_KNEE]) + distance(person[J.L_KNEE], person[J.L_ANKLE])
    return (right + left) / 2


def pck(
    asked: Pose, found: Pose, joints: Iterable[J] = LEG_JOINTS, threshold: float = 0.2, seen_only: bool = True
) -> float | None:
    """The share of the joints asked for that were found within threshold torso lengths of their place.

    Asked for are the shown joints inside the picture; found ones must be visible (with seen_only), since a
    guess proves nothing. Somebody asked for and not found misses all joints. None: nothing was asked for.
    PCK: Yang and Ramanan, "Articulated Human Detection with Flexible Mixtures of Parts", 2013, with the
    torso as the measure.
    """
    wanted = {i: _inside(asked, person, joints) for i, person in enumerate(asked.people)}
    total = sum(len(numbers) for numbers in wanted.values())
    if not total:
        return None
    hits = 0
    for index, other in _pairs(asked, found):
        person = asked.people[index]
        reach = threshold * torso_length(person)
        hits += sum(_hit(person[n], other[n], reach, seen_only) for n in wanted[index])
    return hits / total


def _inside(pose: Pose, person: Person, joints: Iterable[J]) -> tuple[J, ...]:
    def counts(joint: Joint) -> bool:
        return joint.shown and 0 <= joint.x < pose.width and 0 <= joint.y < pose.height

    return tuple(n for n in joints if counts(person[n]))


def _hit(asked: Joint, found: Joint, reach: float, seen_only: bool) -> bool:
    known = found.sight is Sight.VISIBLE if seen_only else found.shown
    return known and distance(asked, found) < reach


def _pairs(asked: Pose, found: Pose) -> list[tuple[int, Person]]:
    """Each person asked for with the nearest person found, nobody twice."""
    near = sorted(
        product(range(len(asked.people)), range(len(found.people))),
        key=lambda pair: _apart(asked.people[pair[0]], found.people[pair[1]]),
    )
    taken: dict[int, int] = {}
    for a, f in near:
        if a not in taken and f not in taken.values():
            taken[a] = f
    return [(a, found.people[f]) for a, f in taken.items()]


def _apart(a: Person, b: Person) -> float:
    return sum(distance(a[j], b[j]) for j in J)
