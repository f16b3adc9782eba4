"""Masks in canvas pixels: True = to be painted."""

from math import hypot

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose

Mask = npt.NDArray[np.bool_]

# Half the width of a clothed limb, in torso lengths (neck to the middle of the hips).
_BONE_RADII: dict[tuple[J, J], float] = {
    (J.R_SHOULDER, J.R_ELBOW): 0.16,
    (J.R_ELBOW, J.R_WRIST): 0.14,
    (J.L_SHOULDER, J.L_ELBOW): 0.16,
    (J.L_ELBOW, J.L_WRIST): 0.14,
    (J.R_HIP, J.R_KNEE): 0.25,
    (J.R_KNEE, J.R_ANKLE): 0.2,
    (J.L_HIP, J.L_KNEE): 0.25,
    (J.L_KNEE, J.L_ANKLE): 0.2,
}
# What hangs at a bone's far end: a hand or a shoe reaches this far beyond the joint, in torso lengths.
_BEYOND: dict[J, float] = {J.R_WRIST: 0.25, J.L_WRIST: 0.25, J.R_ANKLE: 0.3, J.L_ANKLE: 0.3}
_DILATION = 0.08  # torso lengths: room for a guess that is a little off, and for shadows
_MOVED = 0.01  # torso lengths
_TORSO_OF_BODY = 0.35  # of the height of all joints, for a body whose torso is not to be seen
_SHIFT = 4  # fractional bits of OpenCV's coordinates
_THICKEST = 32767  # OpenCV's own limit
_FAR = 1 << 20  # pixels; OpenCV's coordinates are 32-bit integers


def unknown_of(canvas: Canvas) -> Mask:
    """The (H, W) mask of a canvas: True all around the photo."""
    unknown = np.ones((canvas.height, canvas.width), np.bool_)
    unknown[canvas.top : canvas.top + canvas.photo_height, canvas.left : canvas.left + canvas.photo_width] = (
        False
    )
    return unknown


def limb_mask(old: Pose, new: Pose, paintable: Mask) -> Mask:
    """The part of paintable (H, W) around the arms and legs that differ between two poses of one canvas.

    Every bone that moved, appeared or went is covered with hand or shoe where it was and where it comes.
    """
    mask = np.zeros(paintable.shape, np.uint8)
    for before, after in _pairs(old, new):
        unit = max(_torso(person) for person in (before, after) if person is not None)
        for bone in _BONE_RADII:
            if before is None or after is None or _differs(bone, before, after, unit):
                for person in (before, after):
                    if person is not None:
                        _cover(mask, bone, person, unit)
    return mask.astype(np.bool_) & paintable


def _pairs(old: Pose, new: Pose) -> list[tuple[Person | None, Person | None]]:
    """People of both poses side by side; who was added or taken away stands alone."""
    count = max(len(old.people), len(new.people))
    return [
        (
            old.people[i] if i < len(old.people) else None,
            new.people[i] if i < len(new.people) else None,
        )
        for i in range(count)
    ]


def _differs(bone: tuple[J, J], before: Person, after: Person, unit: float) -> bool:
    if _drawn(bone, before) != _drawn(bone, after):
        return True
    return _drawn(bone, before) and any(
        hypot(before[j].x - after[j].x, before[j].y - after[j].y) > _MOVED * unit for j in bone
    )


def _drawn(bone: tuple[J, J], person: Person) -> bool:
    return person[bone[0]].shown and person[bone[1]].shown


def _cover(mask: npt.NDArray[np.uint8], bone: tuple[J, J], person: Person, unit: float) -> None:
    """Draw a bone's capsule, prolonged by the hand or shoe at its end."""
    if not _drawn(bone, person):
        return
    near, far = person[bone[0]], person[bone[1]]
    radius = (_BONE_RADII[bone] + _DILATION) * unit
    _line(mask, near, far, radius)
    beyond = _BEYOND.get(bone[1], 0.0) * unit
    if beyond:
        length = max(hypot(far.x - near.x, far.y - near.y), 1e-6)
        end = Joint(
            far.x + (far.x - near.x) / length * beyond / 2, far.y + (far.y - near.y) / length * beyond / 2
        )
        _line(mask, end, end, beyond + _DILATION * unit)


def _line(mask: npt.NDArray[np.uint8], start: Joint, end: Joint, radius: float) -> None:
    """A capsule of a radius in pixels around the line from start to end."""
    thickness = min(max(1, round(2 * radius)), _THICKEST)
    cv2.line(mask, _fixed(start), _fixed(end), (1,), thickness, cv2.LINE_8, _SHIFT)


def _fixed(joint: Joint) -> tuple[int, int]:
    scale = 1 << _SHIFT
    x, y = (min(max(v, -_FAR), _FAR) for v in (joint.x, joint.y))
    return round(x * scale), round(y * scale)


def _torso(person: Person) -> float:
    """Neck to the middle of the hips in pixels; a share of the whole body where that makes no sense."""
    neck, right, left = person[J.NECK], person[J.R_HIP], person[J.L_HIP]
    ys = [joint.y for joint in person.joints if joint.shown] or [0.0]
    body = _TORSO_OF_BODY * (max(ys) - min(ys))
    if not (neck.shown and (right.shown or left.shown)):
        return max(body, 1.0)
    hips = [hip for hip in (right, left) if hip.shown]
    x, y = (sum(getattr(hip, axis) for hip in hips) / len(hips) for axis in "xy")
    return max(hypot(neck.x - x, neck.y - y), body / 2, 1.0)
