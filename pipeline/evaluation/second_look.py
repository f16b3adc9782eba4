"""Legs beyond two, by the skeleton: with both legs painted over, somebody's ankle is still seen elsewhere."""

from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.evaluation.landmarks import SIDES, Body, Mark
from pipeline.evaluation.shapes import TORSO, legs_of, near_lines

COVERED = 0.15  # torso lengths around each leg that are painted over
ASIDE = (0.3, 0.8)  # torso lengths: nearer it is the leg that is gone, farther somebody else's
SURE = 0.7  # visibility: below it the detector guesses where no legs are


class Seeing(Protocol):
    """Sees the body in a photo."""

    def see(self, photo: npt.NDArray[np.uint8]) -> Body | None:
        """The body in an RGB photo (H,W,3); None where none is found."""
        ...


def sees_another_leg(picture: npt.NDArray[np.uint8], row: int, found: Body | None, eyes: Seeing) -> bool:
    """Whether an ankle is surely seen aside of both found ones once the legs below row are gone."""
    if found is None:
        return False
    again = eyes.see(without_legs(picture, row, found))
    if again is None:
        return False
    seen = [again[f"{side}_ankle"] for side in SIDES]
    return any(mark.visibility >= SURE and ASIDE[0] < _aside(mark, found) < ASIDE[1] for mark in seen)


def _aside(ankle: Mark, body: Body) -> float:
    """How far left or right of the nearer ankle of the body, in its torso's lengths."""
    return min(abs(ankle.x - body[f"{side}_ankle"].x) for side in SIDES) / body.torso


def without_legs(picture: npt.NDArray[np.uint8], row: int, body: Body) -> npt.NDArray[np.uint8]:
    """The picture (H,W,3) with the body's shins and feet from row downward continued from around them.

    Telea's inpainting (J. Graphics Tools 2004) at 64 pixels a torso.
    """
    height, width = picture.shape[:2]
    right, left = legs_of(body)
    covered = near_lines((height, width), (right[1:], left[1:]), COVERED * body.torso)
    covered[:row] = False
    scale = TORSO / max(body.torso, 1.0)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    unknown = cv2.dilate(cv2.resize(covered.astype(np.uint8), size), np.ones((3, 3), np.uint8))
    filled = cv2.inpaint(small.astype(np.uint8), unknown.astype(np.uint8), 3, cv2.INPAINT_TELEA)
    gone = picture.copy()
    gone[covered] = cv2.resize(filled, (width, height))[covered]
    return gone
