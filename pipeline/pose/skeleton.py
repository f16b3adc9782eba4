"""The skeleton in OpenPose's drawing convention: what ControlNet's OpenPose models learnt from."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import BONES, J
from pipeline.pose.pose import Joint, Person, Pose

# Joint j is drawn in colour j, bone i in colour i (dimmed): a rainbow over the body, fixed by OpenPose.
COLOURS: tuple[tuple[int, int, int], ...] = (
    (255, 0, 0),
    (255, 85, 0),
    (255, 170, 0),
    (255, 255, 0),
    (170, 255, 0),
    (85, 255, 0),
    (0, 255, 0),
    (0, 255, 85),
    (0, 255, 170),
    (0, 255, 255),
    (0, 170, 255),
    (0, 85, 255),
    (0, 0, 255),
    (85, 0, 255),
    (170, 0, 255),
    (255, 0, 255),
    (255, 0, 170),
    (255, 0, 85),
)
BONE_BRIGHTNESS = 0.6
HALF_WIDTH = 4  # of a bone, and the radius of a joint, in pixels whatever the picture's size

RGB = npt.NDArray[np.uint8]


def draw_skeleton(pose: Pose) -> RGB:
    """Draw the shown joints of all people and the bones between them on black: RGB (height, width, 3).

    Equal to controlnet_aux 0.0.10 (`open_pose.draw_poses`, bodies only) given the same joints.
    """
    canvas = np.zeros((pose.height, pose.width, 3), dtype=np.uint8)
    for person in pose.people:
        _draw_bones(canvas, person)
        _draw_joints(canvas, person)
    return canvas


def _draw_bones(canvas: RGB, person: Person) -> None:
    for (start, end), colour in zip(BONES, COLOURS, strict=False):
        if person[start].shown and person[end].shown:
            _draw_bone(canvas, _place(canvas, person[start]), _place(canvas, person[end]), colour)


def _draw_bone(
    canvas: RGB, start: tuple[float, float], end: tuple[float, float], colour: tuple[int, int, int]
) -> None:
    dx, dy = start[0] - end[0], start[1] - end[1]
    middle = (int((start[0] + end[0]) / 2), int((start[1] + end[1]) / 2))
    length = (dx**2 + dy**2) ** 0.5  # not hypot: it rounds differently, and int() shows it
    degrees = int(math.degrees(math.atan2(dy, dx)))
    outline = np.asarray(cv2.ellipse2Poly(middle, (int(length / 2), HALF_WIDTH), degrees, 0, 360, 1))
    cv2.fillConvexPoly(canvas, outline, [int(c * BONE_BRIGHTNESS) for c in colour])


def _draw_joints(canvas: RGB, person: Person) -> None:
    for number in J:
        if person[number].shown:
            x, y = _place(canvas, person[number])
            cv2.circle(canvas, (int(x), int(y)), HALF_WIDTH, COLOURS[number], thickness=-1)


def _place(canvas: RGB, joint: Joint) -> tuple[float, float]:
    # controlnet_aux keeps joints as shares of the picture; going there and back rounds as it does.
    height, width = canvas.shape[:2]
    return joint.x / width * width, joint.y / height * height
