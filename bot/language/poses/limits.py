"""Where a corrected pose meets a limit: the picture's edge, kept pixels, the length of a bone."""

import math
from collections.abc import Iterator, Sequence

from bot.language.adjustments import Adjustment, Mirror, Show, Swap
from bot.language.poses.turning import PARENT
from bot.language.remarks import Remark, Said
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.locked import locked_joints
from pipeline.pose.pose import Joint, Person, Pose

BONE_CHANGE = 0.25  # beyond this share a bone's new length is remarked upon


def keep_inside(old: Pose, new: Pose) -> tuple[Pose, tuple[Remark, ...]]:
    """The new pose with every changed joint that left the picture back at its edge."""
    remarks: list[Remark] = []
    for index, before, after in _people(old, new):
        stopped = {joint: inside(after[joint], new) for joint in _changed(before, after)}
        left = {joint: kept for joint, kept in stopped.items() if kept != after[joint]}
        remarks += [Remark(Said.CLAMPED, joint, index) for joint in left]
        new = new.with_person(index, after.with_joints(left))
    return new, tuple(remarks)


def locked(new: Pose, old: Pose, canvas: Canvas) -> tuple[Remark, ...]:
    """A remark for every changed joint that lies on kept pixels."""
    kept = locked_joints(new, canvas)
    return tuple(
        Remark(Said.LOCKED, joint, index)
        for index, before, after in _people(old, new)
        for joint in _changed(before, after)
        if (index, int(joint)) in kept and after[joint].shown
    )


def stretched(new: Pose, old: Pose) -> tuple[Remark, ...]:
    """A remark for every shown bone whose length changed by more than a quarter."""
    found = []
    for index, before, after in _people(old, new):
        for child, parent in PARENT.items():
            was, now = _length(before, parent, child), _length(after, parent, child)
            shown = after[child].shown and after[parent].shown
            if shown and was > 0 and abs(now / was - 1) > BONE_CHANGE:
                found.append(Remark(Said.BONE, child, index, (now / was - 1) * 100))
    return tuple(found)


def back(new: Pose, old: Pose, adjustments: Sequence[Adjustment]) -> tuple[Remark, ...]:
    """A remark for every hidden joint that is shown again because it was moved."""
    asked = {(a.person, joint) for a in adjustments if isinstance(a, Show) for joint in a.joints}
    swapped = {a.person for a in adjustments if isinstance(a, Swap | Mirror)}
    return tuple(
        Remark(Said.SHOWN, joint, index)
        for index, before, after in _people(old, new)
        for joint in J
        if index not in swapped
        and (index, joint) not in asked
        and after[joint].shown
        and not before[joint].shown
    )


def _people(old: Pose, new: Pose) -> Iterator[tuple[int, Person, Person]]:
    for index, (before, after) in enumerate(zip(old.people, new.people, strict=True)):
        yield index, before, after


def _changed(before: Person, after: Person) -> list[J]:
    return [j for j in J if (before[j].x, before[j].y) != (after[j].x, after[j].y)]


def inside(joint: Joint, pose: Pose) -> Joint:
    """The joint, or where it would lie at the nearest edge of the pose's frame."""
    x, y = min(max(joint.x, 0.0), pose.width - 1.0), min(max(joint.y, 0.0), pose.height - 1.0)
    return Joint(x, y, joint.sight)


def _length(person: Person, parent: J, child: J) -> float:
    return math.hypot(person[child].x - person[parent].x, person[child].y - person[parent].y)
