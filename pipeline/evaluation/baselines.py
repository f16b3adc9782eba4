"""What costs nothing to paint with: the photo's edge, its reflection, and OpenCV's Telea inpainting."""

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

TELEA_RADIUS = 3

Baseline = Callable[[npt.NDArray[np.uint8], int], npt.NDArray[np.uint8]]


def edge(photo: npt.NDArray[np.uint8], rows: int) -> npt.NDArray[np.uint8]:
    """The photo (H,W,3) with its last row repeated below it."""
    return np.pad(photo, ((0, rows), (0, 0), (0, 0)), mode="edge")


def reflection(photo: npt.NDArray[np.uint8], rows: int) -> npt.NDArray[np.uint8]:
    """The photo (H,W,3) mirrored at its last row."""
    return np.pad(photo, ((0, rows), (0, 0), (0, 0)), mode="reflect")


def telea(photo: npt.NDArray[np.uint8], rows: int) -> npt.NDArray[np.uint8]:
    """The photo (H,W,3) continued by fast marching (Telea, J. Graphics Tools 2004)."""
    canvas = np.pad(photo, ((0, rows), (0, 0), (0, 0)))
    unknown = np.zeros(canvas.shape[:2], np.uint8)
    unknown[len(photo) :] = 255
    return cv2.inpaint(canvas, unknown, TELEA_RADIUS, cv2.INPAINT_TELEA).astype(np.uint8)


BASELINES: dict[str, Baseline] = {"edge": edge, "reflection": reflection, "telea": telea}
