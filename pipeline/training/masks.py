"""Unknown regions as users cut: below a row across the body, at the sides, limbs, rectangles."""

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import BONES, J
from pipeline.pose.pose import Person, Pose

Mask = npt.NDArray[np.bool_]


def random_unknown(pose: Pose, rng: np.random.Generator) -> Mask:
    """An unknown region (H,W), True = to be painted, for a frame with this pose."""
    kind = rng.random()
    if kind < 0.62:
        return _below(pose, rng)
    if kind < 0.76:
        return _below(pose, rng) | _sides(pose, rng)
    if kind < 0.84:
        return _sides(pose, rng)
    if kind < 0.94 and pose.people:
        return _limbs(pose, rng)
    return _rectangle(pose, rng)


def _below(pose: Pose, rng: np.random.Generator) -> Mask:
    """Everything below a cut; mostly between hips and ankles, where photos are cut."""
    share = float(rng.uniform(0.3, 0.92))
    if pose.people and rng.random() < 0.85:
        person = pose.people[0]
        hip = (person[J.R_HIP].y + person[J.L_HIP].y) / 2
        ankle = max(person[J.R_ANKLE].y, person[J.L_ANKLE].y)
        share = (hip + float(rng.uniform(-0.25, 0.95)) * (ankle - hip)) / pose.height
    unknown = np.zeros((pose.height, pose.width), bool)
    unknown[round(pose.height * float(np.clip(share, 0.2, 0.94))) :] = True
    return unknown


def _sides(pose: Pose, rng: np.random.Generator) -> Mask:
    unknown = np.zeros((pose.height, pose.width), bool)
    left, right = (round(pose.width * float(share)) for share in rng.uniform(0.0, 0.35, 2))
    unknown[:, :left] = True
    unknown[:, pose.width - right :] = True
    if rng.random() < 0.3:
        unknown[: round(pose.height * float(rng.uniform(0.05, 0.25)))] = True
    return unknown


def _limbs(pose: Pose, rng: np.random.Generator) -> Mask:
    """A thick region around legs (and sometimes all limbs), as a repaint's mask is."""
    person = pose.people[0]
    bones = [bone for bone in BONES if J.R_HIP in bone or J.L_HIP in bone or _is_shin(bone)]
    if rng.random() < 0.25:
        bones = list(BONES[:12])
    canvas = np.zeros((pose.height, pose.width), np.uint8)
    thickness = max(3, round(pose.height * float(rng.uniform(0.08, 0.2))))
    for start, end in bones:
        if J.NECK not in (start, end):
            cv2.line(canvas, _place(person, start), _place(person, end), (1,), thickness)
    return canvas.astype(bool)


def _is_shin(bone: tuple[J, J]) -> bool:
    return bone in ((J.R_KNEE, J.R_ANKLE), (J.L_KNEE, J.L_ANKLE))


def _place(person: Person, joint: J) -> tuple[int, int]:
    return round(person[joint].x), round(person[joint].y)


def _rectangle(pose: Pose, rng: np.random.Generator) -> Mask:
    unknown = np.zeros((pose.height, pose.width), bool)
    height, width = (rng.uniform(0.25, 0.7, 2) * (pose.height, pose.width)).round().astype(int)
    top, left = int(rng.integers(pose.height - height + 1)), int(rng.integers(pose.width - width + 1))
    unknown[top : top + height, left : left + width] = True
    return unknown
