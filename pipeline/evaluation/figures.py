"""What is measured on one completed photo: RGB (H,W,3), of which `row` is the first that was painted."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.evaluation.landmarks import SIDES, Body

BAND = 32  # pixels of the photo next to the unknown that blending may change
NEAR = 0.2  # torso lengths
SEEN = 0.5  # visibility
_SEAM_REACH = 24  # rows looked at on each side of the seam


def untouched(
    photo: npt.NDArray[np.uint8], picture: npt.NDArray[np.uint8], left: int = 0, top: int = 0
) -> bool:
    """Whether the photo, placed at (left, top), is in the picture pixel for pixel outside the blend band."""
    height, width = photo.shape[:2]
    region = picture[top : top + height, left : left + width]
    if region.shape != photo.shape:
        return False
    first = BAND if left else 0
    last = width - BAND if picture.shape[1] > left + width else width
    rows = slice(0, max(height - BAND, 0))
    return bool(np.array_equal(region[rows, first:last], photo[rows, first:last]))


def ankles_found(found: Body | None, height: int) -> bool:
    """Whether both ankles are seen (visibility .5 or more) above the lower edge of a picture so high."""
    if found is None:
        return False
    ankles = [found[f"{side}_ankle"] for side in SIDES]
    return all(ankle.visibility >= SEEN and ankle.y < height for ankle in ankles)


def ankle_errors(true: Body, found: Body | None) -> tuple[float, float] | None:
    """Distances of the right and left ankle from the true ones, in the true torso's lengths."""
    if found is None:
        return None
    right, left = (distance(found, f"{side}_ankle", _place(true, f"{side}_ankle"), true) for side in SIDES)
    return right, left


def distance(found: Body, mark: str, asked: tuple[float, float], true: Body) -> float:
    """How far a mark lies from the place (x, y) asked for, in the true torso's lengths."""
    x, y = _place(found, mark)
    return float(np.hypot(x - asked[0], y - asked[1])) / true.torso


def share_near(errors: Sequence[float] | None) -> float:
    """The share of errors below .2 torso lengths; nobody found is 0."""
    return float(np.mean([error < NEAR for error in errors])) if errors else 0.0


def seam(picture: npt.NDArray[np.uint8], row: int) -> float | None:
    """The steepest mean change of grey across the seam over the median of the rows around it.

    None where less than 24 rows lie above or below.
    """
    if row + _SEAM_REACH >= len(picture) or row <= _SEAM_REACH:
        return None
    grey = picture[row - _SEAM_REACH : row + _SEAM_REACH].astype(np.int64).mean(axis=2)
    change = np.abs(np.diff(grey, axis=0)).mean(axis=1)
    around = np.median(np.concatenate([change[:18], change[29:]]))
    return float(change[22:25].max() / (around + 1e-6))


def sharpness_ratio(picture: npt.NDArray[np.uint8], row: int) -> float | None:
    """Mean absolute Laplacian of grey in the painted rows over that in as many kept ones, the band left out.

    None where the picture holds no rows beyond the band on one of the sides.
    """
    rows = min(len(picture) - row, row) - BAND
    if rows <= 2:
        return None
    kept = _sharpness(picture[row - BAND - rows : row - BAND])
    return _sharpness(picture[row + BAND : row + BAND + rows]) / (kept + 1e-6)


def _sharpness(part: npt.NDArray[np.uint8]) -> float:
    grey = part.astype(np.float32).mean(axis=2)
    return float(np.abs(cv2.Laplacian(grey, cv2.CV_32F)[1:-1]).mean())


def _place(body: Body, mark: str) -> tuple[float, float]:
    return body[mark].x, body[mark].y
