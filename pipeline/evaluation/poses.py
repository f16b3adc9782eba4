"""Skeletons that the photo doesn't show: sitting, and standing with crossed legs."""

from collections.abc import Callable
from dataclasses import replace
from math import cos, radians, sin, sqrt

from pipeline.evaluation.landmarks import Body, Side
from pipeline.pose.body import distance, torso_length
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight

# A thigh that comes towards us is seen at this share of its length, turned outward by so many degrees.
SEEN_OF_THIGH = 0.5
OUTWARD = 35.0
KNEES_APART = 0.04  # from the middle between the hips, in torso lengths, of crossed legs
ANKLES_ACROSS = 0.22  # beyond that middle, on the other leg's side
ASKED: tuple[tuple[J, str], ...] = (
    (J.R_KNEE, "r_knee"),
    (J.L_KNEE, "l_knee"),
    (J.R_ANKLE, "r_ankle"),
    (J.L_ANKLE, "l_ankle"),
)
_LEGS: dict[Side, tuple[J, J, J]] = {
    "r": (J.R_HIP, J.R_KNEE, J.R_ANKLE),
    "l": (J.L_HIP, J.L_KNEE, J.L_ANKLE),
}

Bend = Callable[[Person], dict[J, tuple[float, float]]]  # places (x, y) of knees and ankles


def sitting(pose: Pose) -> Pose | None:
    """The first person sitting, seen from the front: thighs foreshortened, knees out, shins straight down.

    Hips and the lengths of thighs and shins are the person's own. None where a joint would leave the canvas.
    """
    return _bent(pose, _sitting)


def crossed(pose: Pose) -> Pose | None:
    """The first person standing with knees together and each ankle on the other's side.

    Hips and the lengths of thighs and shins are the person's own. None where a joint would leave the canvas.
    """
    return _bent(pose, _crossed)


def asked_errors(asked: Pose, found: Body | None, torso: float) -> tuple[float, ...] | None:
    """How far right and left knee, right and left ankle lie from the places asked for, in torso lengths."""
    if found is None:
        return None
    person = asked.people[0]
    return tuple(distance(person[j], Joint(found[name].x, found[name].y)) / torso for j, name in ASKED)


def _bent(pose: Pose, bend: Bend) -> Pose | None:
    person = pose.people[0]
    places = bend(person)
    if not all(0 <= x < pose.width and 0 <= y < pose.height for x, y in places.values()):
        return None
    moved = {j: replace(person[j], x=x, y=y, sight=Sight.VISIBLE) for j, (x, y) in places.items()}
    return pose.with_person(0, person.with_joints(moved))


def _sitting(person: Person) -> dict[J, tuple[float, float]]:
    thigh, shin = _lengths(person)
    places: dict[J, tuple[float, float]] = {}
    for side, (hip, knee, ankle) in _LEGS.items():
        x = person[hip].x + _outward(person, side) * SEEN_OF_THIGH * thigh * sin(radians(OUTWARD))
        y = person[hip].y + SEEN_OF_THIGH * thigh * cos(radians(OUTWARD))
        places |= {knee: (x, y), ankle: (x, y + shin)}
    return places


def _crossed(person: Person) -> dict[J, tuple[float, float]]:
    thigh, shin = _lengths(person)
    torso = torso_length(person)
    middle = (person[J.R_HIP].x + person[J.L_HIP].x) / 2
    places: dict[J, tuple[float, float]] = {}
    for side, (hip, knee, ankle) in _LEGS.items():
        out = _outward(person, side)
        knee_x, ankle_x = middle + out * KNEES_APART * torso, middle - out * ANKLES_ACROSS * torso
        knee_y = person[hip].y + _drop(thigh, knee_x - person[hip].x)
        places |= {knee: (knee_x, knee_y), ankle: (ankle_x, knee_y + _drop(shin, ankle_x - knee_x))}
    return places


def _outward(person: Person, side: Side) -> int:
    """Which way is away from the other leg: 1 is right in the picture."""
    left_is_right = 1 if person[J.L_HIP].x >= person[J.R_HIP].x else -1
    return left_is_right if side == "l" else -left_is_right


def _lengths(person: Person) -> tuple[float, float]:
    """Thigh and shin in pixels, each the mean of both sides."""
    thigh, shin = (
        sum(distance(person[leg[part]], person[leg[part + 1]]) for leg in _LEGS.values()) / 2
        for part in (0, 1)
    )
    return thigh, shin


def _drop(length: float, sideways: float) -> float:
    return sqrt(max(length**2 - sideways**2, 0.0))
