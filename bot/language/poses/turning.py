"""Places of joints, moved, turned and scaled; all in pixels, y down."""

import math
from collections.abc import Iterable

from bot.language.adjustments import Unit
from bot.language.grid import COLUMNS, ROWS
from pipeline.pose.joints import BONES, J
from pipeline.pose.pose import Joint, Person, Sight

Point = tuple[float, float]
PARENT: dict[J, J] = {child: parent for parent, child in BONES}
_STRAIGHT = math.sin(math.radians(2))


def point(joint: Joint) -> Point:
    """Where a joint is."""
    return joint.x, joint.y


def scales(unit: Unit, width: int, height: int) -> Point:
    """Pixels for one of a unit across and down; per cent are of the height both ways."""
    return {
        Unit.PERCENT: (height / 100, height / 100),
        Unit.PIXELS: (1.0, 1.0),
        Unit.CELLS: (width / COLUMNS, height / ROWS),
    }[unit]


def middle(person: Person) -> float:
    """The x of the body's middle line: between the hips."""
    return (person[J.R_HIP].x + person[J.L_HIP].x) / 2


def turned(place: Point, about: Point, degrees: float) -> Point:
    """A place turned about another one, clockwise on the screen for more than 0."""
    dx, dy = place[0] - about[0], place[1] - about[1]
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return about[0] + cosine * dx - sine * dy, about[1] + sine * dx + cosine * dy


def bending_sense(person: Person, joint: J, child: J) -> float:
    """+1 or -1: the direction of turning that bends further; outwards where the joint is straight."""
    (px, py), (jx, jy), (cx, cy) = (point(person[j]) for j in (PARENT[joint], joint, child))
    cross = (jx - px) * (cy - jy) - (jy - py) * (cx - jx)
    sine = cross / max(math.hypot(jx - px, jy - py) * math.hypot(cx - jx, cy - jy), 1e-9)
    if abs(sine) > _STRAIGHT:
        return math.copysign(1.0, sine)
    return -1.0 if jx >= person[J.NECK].x else 1.0


def placed(person: Person, places: dict[J, Point], keep_hidden: frozenset[J] = frozenset()) -> Person:
    """Joints at new places: known for sure now, since someone put them there."""
    return person.with_joints(
        {
            joint: Joint(x, y, person[joint].sight if joint in keep_hidden else Sight.VISIBLE)
            for joint, (x, y) in places.items()
        }
    )


def seen(person: Person, joints: Iterable[J], sight: Sight) -> Person:
    """Joints seen otherwise, where they are."""
    return person.with_joints({joint: Joint(person[joint].x, person[joint].y, sight) for joint in joints})
