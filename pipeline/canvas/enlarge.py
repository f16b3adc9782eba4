"""Bringing a picture painted at native size to its canvas."""

import cv2
import numpy as np
import numpy.typing as npt

RGB = npt.NDArray[np.uint8]


def enlarge(painted: RGB, width: int, height: int) -> RGB:
    """The picture (h, w, 3) at width x height pixels: cubic where it grows, area means where it shrinks.

    Detail is not invented here: `compose` borrows it from the photo.
    """
    if painted.shape[:2] == (height, width):
        return painted.copy()
    shrinks = height * width < painted.shape[0] * painted.shape[1]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(painted, (width, height), interpolation=how), np.uint8)
