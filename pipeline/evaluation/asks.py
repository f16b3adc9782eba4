"""What the evaluation asks for beyond a plain completion: an ankle elsewhere, shoes in a colour."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.evaluation.landmarks import SIDES, Body
from pipeline.pose.joints import J
from pipeline.pose.pose import Pose, Sight
from pipeline.words.colours import NAMED_COLOURS, to_lab

OUTWARD = 0.15  # of the canvas height
SHOE_COLOURS = ("black", "white", "brown", "red", "pink", "yellow", "green", "blue")
_ALONG_THE_FOOT = (0.0, 0.25, 0.5, 0.75, 1.0)  # discs lie at these shares of the way from ankle to toe
_DISC = 0.2  # radius, in lengths of the foot
_SMALLEST_DISC = 2.0  # pixels

_LABS = to_lab(np.array([[NAMED_COLOURS[name] for name in SHOE_COLOURS]], np.uint8))[0]


def ankle_outward(pose: Pose) -> Pose | None:
    """The pose with the first person's joint 13 moved sideways, away from the other leg, the knee kept.

    None where it would leave the canvas.
    """
    person = pose.people[0]
    ankle = person[J.L_ANKLE]
    away = 1 if person[J.L_HIP].x >= person[J.R_HIP].x else -1
    x = ankle.x + away * OUTWARD * pose.height
    if not 0 <= x < pose.width:
        return None
    moved = replace(ankle, x=x, sight=Sight.VISIBLE)
    return pose.with_person(0, person.with_joints({J.L_ANKLE: moved}))


def shoe_colour_asked(number: int) -> str:
    """The colour asked of the photo of that number: all eight in turn."""
    return SHOE_COLOURS[number % len(SHOE_COLOURS)]


def shoe_colour_seen(picture: npt.NDArray[np.uint8], body: Body | None) -> str | None:
    """Which of the eight colours is nearest to the median CIELAB colour in discs from ankles to toes.

    None where nobody is seen in the picture (H,W,3), or no foot lies in it.
    """
    if body is None:
        return None
    feet = np.zeros(picture.shape[:2], np.uint8)
    for side in SIDES:
        _draw_foot(feet, body, f"{side}_ankle", f"{side}_toe")
    if not feet.any():
        return None
    median = np.median(to_lab(picture[feet > 0]), axis=0)
    return SHOE_COLOURS[int(np.argmin(np.linalg.norm(_LABS - median, axis=1)))]


def _draw_foot(mask: npt.NDArray[np.uint8], body: Body, ankle: str, toe: str) -> None:
    a = np.array([body[ankle].x, body[ankle].y])
    b = np.array([body[toe].x, body[toe].y])
    radius = max(_DISC * float(np.hypot(*(b - a))), _SMALLEST_DISC)
    for share in _ALONG_THE_FOOT:
        x, y = (a + share * (b - a)).round().astype(int).tolist()
        cv2.circle(mask, (x, y), round(radius), (1,), -1)
