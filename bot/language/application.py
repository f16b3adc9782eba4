"""Adjustments -> a corrected pose, with remarks where the wish met a limit."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.adjustments import Adjustment, Bend, Hide, Lengthen, Move, Put, Show, Swap, Unit
from bot.language.limits import PARENT, back, keep_inside, locked, stretched
from bot.language.parts import call
from bot.language.remarks import Remark
from pipeline.contract import Canvas
from pipeline.errors import UserMistake
from pipeline.pose.joints import BELOW, J
from pipeline.pose.pose import Joint, Person, Pose, Sight

Point = tuple[float, float]


@dataclass(frozen=True)
class Applied:
    """The corrected pose and what to say about it."""

    pose: Pose
    remarks: tuple[Remark, ...] = ()


def apply(pose: Pose, adjustments: Sequence[Adjustment], canvas: Canvas) -> Applied:
    """The pose of a canvas after all adjustments, in their order.

    Raises:
        UserMistake: an adjustment means a person or a bone that isn't there.
    """
    changed = pose
    for adjustment in adjustments:
        if adjustment.person >= len(pose.people):
            raise UserMistake(_no_such_person(adjustment.person, len(pose.people)))
        person = changed.people[adjustment.person]
        changed = changed.with_person(adjustment.person, _adjust(person, adjustment, pose.width, pose.height))
    kept, clamped = keep_inside(pose, changed)
    return Applied(
        kept, (*clamped, *locked(kept, pose, canvas), *stretched(kept, pose), *back(kept, pose, adjustments))
    )


def _no_such_person(index: int, people: int) -> str:
    if people == 0:
        return "There is nobody in this picture to adjust."
    return f"There is no person {index + 1}: the picture shows {people}."


def _adjust(person: Person, adjustment: Adjustment, width: int, height: int) -> Person:
    match adjustment:
        case Move():
            return _move(person, adjustment, height)
        case Put(joints, x, y, unit):
            sx, sy = (width / 100, height / 100) if unit is Unit.PERCENT else (1.0, 1.0)
            return _placed(person, dict.fromkeys(joints, (x * sx, y * sy)))
        case Hide(joints):
            return _seen(person, joints, Sight.HIDDEN)
        case Show(joints):
            hidden = [joint for joint in joints if not person[joint].shown]
            return _seen(person, hidden, Sight.VISIBLE)
        case Swap(pairs):
            return person.with_joints(
                {a: person[b] for one, other in pairs for a, b in ((one, other), (other, one))}
            )
        case Bend():
            return _bend(person, adjustment)
        case Lengthen():
            return _lengthen(person, adjustment)


def _move(person: Person, move: Move, height: int) -> Person:
    scale = height / 100 if move.unit is Unit.PERCENT else 1.0
    joints = dict.fromkeys(move.joints)
    if move.chain:
        joints |= dict.fromkeys(below for joint in move.joints for below in BELOW.get(joint, ()))
    moved = {j: (person[j].x + move.dx * scale, person[j].y + move.dy * scale) for j in joints}
    return _placed(person, moved, keep_hidden=frozenset(joints) - frozenset(move.joints))


def _bend(person: Person, bend: Bend) -> Person:
    """Turn all below each joint about it, the way it is bent already; outwards where it is straight."""
    for joint in bend.joints:
        below = BELOW.get(joint, ())
        if not below or joint not in PARENT:
            raise UserMistake(f"The {call(joint)} has nothing below it that could bend.")
        pivot = _point(person[joint])
        turn = math.radians(bend.degrees) * _sense(person, joint, below[0])
        turned = {j: _turned(_point(person[j]), pivot, turn) for j in below}
        person = _placed(person, turned, keep_hidden=frozenset(below))
    return person


def _sense(person: Person, joint: J, child: J) -> float:
    """+1 or -1: the direction of turning (in pixels, y down) that bends further."""
    (px, py), (jx, jy), (cx, cy) = (_point(person[j]) for j in (PARENT[joint], joint, child))
    cross = (jx - px) * (cy - jy) - (jy - py) * (cx - jx)
    sine = cross / max(math.hypot(jx - px, jy - py) * math.hypot(cx - jx, cy - jy), 1e-9)
    if abs(sine) > math.sin(math.radians(2)):
        return math.copysign(1.0, sine)
    outwards = jx - person[J.NECK].x
    return -1.0 if outwards >= 0 else 1.0


def _lengthen(person: Person, wish: Lengthen) -> Person:
    """Scale the bone that ends at each joint; what hangs below follows, from the body outwards."""
    for joint in sorted(wish.joints):
        if joint not in PARENT:
            raise UserMistake(f"No bone ends at the {call(joint)}.")
        (px, py), (x, y) = _point(person[PARENT[joint]]), _point(person[joint])
        dx, dy = (x - px) * (wish.factor - 1), (y - py) * (wish.factor - 1)
        joints = (joint, *BELOW.get(joint, ()))
        moved = {j: (person[j].x + dx, person[j].y + dy) for j in joints}
        person = _placed(person, moved, keep_hidden=frozenset(joints))
    return person


def _turned(point: Point, about: Point, radians: float) -> Point:
    dx, dy = point[0] - about[0], point[1] - about[1]
    cosine, sine = math.cos(radians), math.sin(radians)
    return about[0] + cosine * dx - sine * dy, about[1] + sine * dx + cosine * dy


def _point(joint: Joint) -> Point:
    return joint.x, joint.y


def _placed(person: Person, places: dict[J, Point], keep_hidden: frozenset[J] = frozenset()) -> Person:
    """Joints at new places: known for sure now, since someone put them there."""
    return person.with_joints(
        {
            joint: Joint(x, y, person[joint].sight if joint in keep_hidden else Sight.VISIBLE)
            for joint, (x, y) in places.items()
        }
    )


def _seen(person: Person, joints: Iterable[J], sight: Sight) -> Person:
    return person.with_joints({joint: Joint(person[joint].x, person[joint].y, sight) for joint in joints})
