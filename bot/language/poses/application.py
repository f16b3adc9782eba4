"""Adjustments -> a corrected pose, with remarks where the wish met a limit."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.adjustments import (
    Adjustment,
    Bend,
    Hide,
    Lengthen,
    Mirror,
    Move,
    Put,
    Show,
    Spread,
    Swap,
    Take,
    Unit,
)
from bot.language.poses.limits import back, keep_inside, locked, stretched
from bot.language.poses.mirroring import mirrored
from bot.language.poses.presets import taken
from bot.language.poses.turning import PARENT, bending_sense, middle, placed, point, scales, seen, turned
from bot.language.remarks import Remark
from bot.language.trouble import Puzzled, Trouble
from pipeline.contract import Canvas
from pipeline.pose.joints import BELOW, J
from pipeline.pose.pose import Person, Pose, Sight


@dataclass(frozen=True)
class Applied:
    """The corrected pose and what to say about it."""

    pose: Pose
    remarks: tuple[Remark, ...] = ()


def apply(pose: Pose, adjustments: Sequence[Adjustment], canvas: Canvas) -> Applied:
    """The pose of a canvas after all adjustments, in their order.

    Raises:
        Puzzled: an adjustment means a person or a bone that isn't there.
    """
    changed = pose
    for adjustment in adjustments:
        if not pose.people:
            raise Puzzled(Trouble.NOBODY)
        if adjustment.person >= len(pose.people):
            raise Puzzled(Trouble.NO_SUCH_PERSON, str(adjustment.person + 1), limit=len(pose.people))
        person = changed.people[adjustment.person]
        changed = changed.with_person(adjustment.person, _adjust(person, adjustment, pose.width, pose.height))
    kept, clamped = keep_inside(pose, changed)
    return Applied(
        kept, (*clamped, *locked(kept, pose, canvas), *stretched(kept, pose), *back(kept, pose, adjustments))
    )


def _adjust(person: Person, adjustment: Adjustment, width: int, height: int) -> Person:
    match adjustment:
        case Move(joints, dx, dy, unit, chain):
            across, down = scales(unit, width, height)
            return _shifted(person, dict.fromkeys(joints, (dx * across, dy * down)), chain)
        case Spread():
            return _spread(person, adjustment, scales(adjustment.unit, width, height)[0])
        case Put(joints, x, y, unit):
            sx, sy = (width / 100, height / 100) if unit is Unit.PERCENT else (1.0, 1.0)
            return placed(person, dict.fromkeys(joints, (x * sx, y * sy)))
        case Hide(joints):
            return seen(person, joints, Sight.HIDDEN)
        case Show(joints):
            return seen(person, [joint for joint in joints if not person[joint].shown], Sight.VISIBLE)
        case Swap(pair):
            return person.with_joints(
                {a: person[b] for one, other in pair.joints for a, b in ((one, other), (other, one))}
            )
        case Mirror(pair):
            return mirrored(person, pair)
        case Bend():
            return _bend(person, adjustment)
        case Lengthen():
            return _lengthen(person, adjustment)
        case Take(preset):
            return taken(person, preset)


def _shifted(person: Person, shifts: dict[J, tuple[float, float]], chain: bool) -> Person:
    joints = dict(shifts)
    if chain:
        joints |= {below: shift for joint, shift in shifts.items() for below in BELOW.get(joint, ())}
    moved = {j: (person[j].x + dx, person[j].y + dy) for j, (dx, dy) in joints.items()}
    return placed(person, moved, keep_hidden=frozenset(joints) - frozenset(shifts))


def _spread(person: Person, wish: Spread, scale: float) -> Person:
    centre = middle(person)
    shifts = {}
    for joint in wish.joints:
        outwards = _outwards(person, joint, centre)
        shifts[joint] = (outwards * wish.amount * scale, 0.0)
    return _shifted(person, shifts, wish.chain)


def _outwards(person: Person, joint: J, centre: float) -> float:
    """The way out for a joint: that of its own side, so that crossed legs come apart by going in."""
    sides = {"R": J.R_HIP, "L": J.L_HIP}
    hip = sides.get(joint.name[0]) if joint.name[1] == "_" else None
    x = person[hip].x if hip is not None else person[joint].x
    return 1.0 if x >= centre else -1.0


def _bend(person: Person, bend: Bend) -> Person:
    """Turn all below each joint about it, the way it is bent already; outwards where it is straight."""
    for joint in bend.joints:
        below = BELOW.get(joint, ())
        if not below or joint not in PARENT:
            raise Puzzled(Trouble.NOTHING_BELOW, str(int(joint)))
        degrees = bend.degrees * bending_sense(person, joint, below[0])
        places = {j: turned(point(person[j]), point(person[joint]), degrees) for j in below}
        person = placed(person, places, keep_hidden=frozenset(below))
    return person


def _lengthen(person: Person, wish: Lengthen) -> Person:
    """Scale the bone that ends at each joint; what hangs below follows, from the body outwards."""
    for joint in sorted(wish.joints):
        if joint not in PARENT:
            raise Puzzled(Trouble.NO_BONE, str(int(joint)))
        (px, py), (x, y) = point(person[PARENT[joint]]), point(person[joint])
        dx, dy = (x - px) * (wish.factor - 1), (y - py) * (wish.factor - 1)
        joints = (joint, *BELOW.get(joint, ()))
        moved = {j: (person[j].x + dx, person[j].y + dy) for j in joints}
        person = placed(person, moved, keep_hidden=frozenset(joints))
    return person
