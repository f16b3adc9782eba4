"""Colour at the seam: what the painted picture lacks there is carried into the unknown."""

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.canvas.coarse import Field, carry, smoothed

_NEAR = 12.0  # cells: how far from the seam the painted picture's general cast is judged
_REACH = 20.0  # cells: how far a local difference is carried
_MOST = 40.0  # grey levels: a larger local difference is another thing, not another colour
_BLUR = 1.0  # cells


def colour_correction(difference: Field, known: Field) -> Field:
    """What to add to the painted picture, (h, w, 3).

    It comes from the mean base - painted of each cell (h, w, 3) and the share of it that is known (h, w).
    The cast that all the surroundings share goes everywhere; what is local fades with distance.
    """
    sure = known > 0.5
    if not sure.any():
        return np.zeros_like(difference)
    distance = cv2.distanceTransform(sure.astype(np.uint8), cv2.DIST_L2, 5)
    weights = (known * sure * np.exp(-distance / _NEAR)).astype(np.float32)
    cast = np.array([_median(difference[..., c][sure], weights[sure]) for c in range(3)], np.float32)
    local = _MOST * np.tanh((difference - cast) / _MOST)
    local = smoothed(local, known * sure, _BLUR)
    return cast + carry(local, sure, _REACH)


def _median(values: npt.NDArray[np.float32], weights: npt.NDArray[np.float32]) -> float:
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(below, below[-1] / 2)])
