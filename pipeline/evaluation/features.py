"""Kernel distance between painted and real lower parts, on the features of EfficientNet-lite0.

The distance is the unbiased one of Binkowski et al. (Demystifying MMD GANs, ICLR 2018, section 4); the
features are not Inception's, so the numbers compare with each other only.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image

from pipeline.evaluation.efficientnet import EfficientNetLite0, load_efficientnet
from pipeline.evaluation.intervals import Estimate

LOWER_PART = (160, 224)  # rows and columns to which every lower part is resized
_RESAMPLES = 500

Features = npt.NDArray[np.float64]  # (photos, 1280)
Weighted = Callable[[npt.NDArray[np.float64]], float]  # how often each photo counts, to the statistic


class FeatureReader:
    """Reads the features of lower parts; loads the network once."""

    def __init__(self, network: EfficientNetLite0 | None = None) -> None:
        self._network = network or load_efficientnet()

    def read(self, picture: npt.NDArray[np.uint8], row: int) -> npt.NDArray[np.float32]:
        """The 1280 features of the picture (H,W,3) from row downward."""
        with torch.inference_mode():
            features: npt.NDArray[np.float32] = self._network.features(lower_part(picture, row))[0].numpy()
        return features


def lower_part(picture: npt.NDArray[np.uint8], row: int) -> torch.Tensor:
    """The rows from row downward at 224 x 160, in -1..1: (1,3,160,224)."""
    part = Image.fromarray(picture[row:]).resize(LOWER_PART[::-1], Image.Resampling.BICUBIC)
    return torch.from_numpy(np.array(part, np.float32)).permute(2, 0, 1)[None] / 127.5 - 1


def kernel(x: Features, y: Features) -> Features:
    """The cubic polynomial kernel (x . y / d + 1)^3 of every pair of rows."""
    return np.asarray((x @ y.T / x.shape[1] + 1) ** 3)


def kernel_distance(x: Features, y: Features) -> float:
    """The unbiased squared MMD of two sets of features, rows being photos."""
    ones_x, ones_y = np.ones(len(x)), np.ones(len(y))
    return _distance(kernel(x, x), kernel(y, y), kernel(x, y), ones_x, ones_y)


def crossed_distance(painted: Features, real: Features, seed: int = 0) -> Estimate:
    """Each half of the painted against the other half of the real, so that no photo meets itself.

    Both sets are of the same photos in the same order. The interval is a bootstrap over photos
    in which copies of one photo are never paired.
    """
    return _estimate(_crossed(painted, real), len(painted), len(painted) // 2, seed)


def crossed_value(painted: Features, real: Features) -> float:
    """The same without its interval; there have to be four photos at least."""
    return _crossed(painted, real)(np.ones(len(painted)))


def _crossed(painted: Features, real: Features) -> Weighted:
    half = len(painted) // 2
    pp, rr, pr = kernel(painted, painted), kernel(real, real), kernel(painted, real)
    first, last = slice(None, half), slice(half, None)

    def both(weights: npt.NDArray[np.float64]) -> float:
        halves = ((first, last), (last, first))
        return float(
            np.mean([_distance(pp[a, a], rr[b, b], pr[a, b], weights[a], weights[b]) for a, b in halves])
        )

    return both


def halves_distance(real: Features, seed: int = 0) -> Estimate:
    """One half of the real against the other: what nothing but chance gives."""
    half = len(real) // 2
    rr = kernel(real, real)

    def between(weights: npt.NDArray[np.float64]) -> float:
        a, b = slice(None, half), slice(half, None)
        return _distance(rr[a, a], rr[b, b], rr[a, b], weights[a], weights[b])

    return _estimate(between, len(real), half, seed)


def _estimate(statistic: Weighted, photos: int, half: int, seed: int) -> Estimate:
    rng = np.random.default_rng(seed)
    drawn = [np.concatenate([_copies(rng, half), _copies(rng, photos - half)]) for _ in range(_RESAMPLES)]
    low, high = np.percentile([statistic(copies) for copies in drawn], (2.5, 97.5))
    return Estimate(statistic(np.ones(photos)), float(low), float(high), photos)


def _copies(rng: np.random.Generator, photos: int) -> npt.NDArray[np.float64]:
    """How often each of the photos is drawn in one resample; always two different ones at least."""
    while True:
        copies = np.bincount(rng.integers(photos, size=photos), minlength=photos).astype(np.float64)
        if (copies > 0).sum() > 1:
            return copies


def _distance(
    xx: Features,
    yy: Features,
    xy: Features,
    x_weights: npt.NDArray[np.float64],
    y_weights: npt.NDArray[np.float64],
) -> float:
    across = x_weights @ xy @ y_weights / (x_weights.sum() * y_weights.sum())
    return float(_within(xx, x_weights) + _within(yy, y_weights) - 2 * across)


def _within(matrix: Features, weights: npt.NDArray[np.float64]) -> float:
    """The mean over pairs of different photos."""
    pairs = weights.sum() ** 2 - (weights**2).sum()
    return float((weights @ matrix @ weights - (weights**2) @ np.diag(matrix)) / pairs)
