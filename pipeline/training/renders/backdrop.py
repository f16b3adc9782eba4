"""What lies behind: a photo's surroundings with its person taken out, or blurred shapes of a street."""

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.training.pack import Example
from pipeline.training.renders.vectors import Floats

Picture = npt.NDArray[np.uint8]

_BESIDE = 0.09  # how far clothes reach beyond joints, as a share of the photo's width
_LEAST = 0.3  # the share of a photo's width that must be free of its person
_NARROWEST = 0.1  # of a side that is used at all
_SEAM = 0.12


def surroundings(example: Example, width: int, height: int) -> Floats | None:
    """The photo's two sides drawn together to a picture (H,W,3) in 0..1; nothing if they are too narrow."""
    if example.person is None:
        return None
    across = example.photo.shape[1]
    worn = np.flatnonzero(example.regions.any(axis=0))
    places = [joint.x / across for joint in example.person.joints] + [float(x) / across for x in worn]
    left, right = max(0.0, min(places) - _BESIDE), max(0.0, 1 - max(places) - _BESIDE)
    left, right = (side if side > _NARROWEST else 0.0 for side in (left, right))
    if left + right < _LEAST:
        return None
    seam = width * left / (left + right)
    sides = [
        _stretched(example.photo[:, : round(left * across)], width, height, 0, seam + _SEAM * width),
        _stretched(
            example.photo[:, across - round(right * across) :], width, height, seam - _SEAM * width, width
        ),
    ]
    if left == 0 or right == 0:
        return sides[0] if right == 0 else sides[1]
    share = np.clip((np.arange(width) - seam) / (_SEAM * width) * 0.5 + 0.5, 0, 1)[None, :, None]
    return np.asarray(sides[0] * (1 - share) + sides[1] * share)


def street(width: int, height: int, horizon: float, rng: np.random.Generator) -> Floats:
    """Blurred shapes of houses, trees and sky (H,W,3) in 0..1, as behind a person in focus."""
    sky = rng.uniform(0.6, 0.95) * np.array((0.93, 0.97, 1.0))
    picture = np.tile(sky, (height, width, 1)).astype(np.float32)
    for _ in range(int(rng.integers(5, 16))):
        left, across = rng.uniform(-0.2, 1.0) * width, rng.uniform(0.08, 0.6) * width
        top = horizon - rng.uniform(0.02, 0.7) * height
        tone = np.clip(rng.uniform(0.12, 0.75) + rng.normal(0, 0.025, 3), 0.05, 0.95)
        corners = (round(left), round(top)), (round(left + across), height)
        cv2.rectangle(picture, *corners, tone.tolist(), -1)
    return np.asarray(
        cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(1.5, 9)) * height / 400), np.float64
    )


def _stretched(side: Picture, width: int, height: int, begin: float, end: float) -> Floats:
    """A side of a photo drawn out over columns `begin` to `end` of a picture."""
    first, last = max(0, round(begin)), min(width, round(end))
    whole = np.zeros((height, width, 3))
    if side.shape[1] > 0 and last > first:
        whole[:, first:last] = cv2.resize(side, (last - first, height), interpolation=cv2.INTER_CUBIC) / 255
    return whole.clip(0, 1)
