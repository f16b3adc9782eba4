"""A picture brought to one size of body and the lines of its legs: what extra legs are looked for in."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.evaluation.figures import ankles_found
from pipeline.evaluation.landmarks import SIDES, Body

Mask = npt.NDArray[np.bool_]
Line = tuple[tuple[float, float], ...]

TORSO = 64.0  # pixels to which every torso is brought
_LEG = ("hip", "knee", "ankle", "toe")
_BLUR = 0.8  # pixels of that size: the grain of paint and paper


@dataclass(frozen=True, eq=False)
class View:
    """A picture in CIELAB (H,W,3) at 64 pixels a torso, its first painted row, both legs from hip to toe."""

    lab: npt.NDArray[np.float32]
    row: int
    legs: tuple[Line, Line]

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.lab.shape[0], self.lab.shape[1]

    def around(self, lines: tuple[Line, ...], radius: float) -> Mask:
        """What lies within a radius in torso lengths of the lines: (H,W)."""
        return near_lines(self.size, lines, radius * TORSO)


def view_of(picture: npt.NDArray[np.uint8], row: int, found: Body | None, true: Body) -> View:
    """The picture (H,W,3) with the legs found in it, or the true ones where not both ankles were."""
    scale = TORSO / true.torso
    height, width = picture.shape[:2]
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    small = cv2.GaussianBlur(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), (0, 0), _BLUR)
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    body = found if found and ankles_found(found, height) else true
    right, left = legs_of(body.scaled(scale))
    return View(np.asarray(lab, np.float32), round(row * scale), (right, left))


def legs_of(body: Body) -> tuple[Line, Line]:
    """The right and the left leg from hip over knee and ankle to toe."""
    right, left = (tuple((body[f"{s}_{p}"].x, body[f"{s}_{p}"].y) for p in _LEG) for s in SIDES)
    return right, left


def near_lines(size: tuple[int, int], lines: tuple[Line, ...], radius: float) -> Mask:
    """What lies within a radius in pixels of the lines: (H,W)."""
    mask = np.zeros(size, np.uint8)
    for line in lines:
        points = np.array(line).round().astype(np.int32)
        cv2.polylines(mask, [points], False, (1,), max(1, round(2 * radius)))
    return mask.astype(np.bool_)
