"""Estimates with their 95 % intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_Z = 1.959964  # the 97.5 % point of the normal distribution
RESAMPLES = 2000

Statistic = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Estimate:
    """A figure over n photos and its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


def wilson(hits: Sequence[bool]) -> Estimate | None:
    """The share of hits with Wilson's score interval (JASA 1927); None of nothing."""
    n = len(hits)
    if not n:
        return None
    share = sum(hits) / n
    spread = _Z * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    # At 0 and 1 the interval ends there exactly, which rounding must not undo.
    low, high = ((share + _Z**2 / (2 * n) + sign * spread) / (1 + _Z**2 / n) for sign in (-1, 1))
    return Estimate(share, max(0.0, min(share, float(low))), min(1.0, max(share, float(high))), n)


def bootstrap_mean(values: Sequence[float], seed: int = 0) -> Estimate | None:
    """The mean with its percentile bootstrap interval (Efron 1979) over the photos."""
    return _bootstrap(values, lambda sample: sample.mean(axis=-1), seed)


def bootstrap_median(values: Sequence[float], seed: int = 0) -> Estimate | None:
    """The median with its percentile bootstrap interval over the photos."""
    return _bootstrap(values, lambda sample: np.median(sample, axis=-1), seed)


def _bootstrap(values: Sequence[float], statistic: Statistic, seed: int) -> Estimate | None:
    if not len(values):
        return None
    data = np.asarray(values, np.float64)
    drawn = np.random.default_rng(seed).integers(len(data), size=(RESAMPLES, len(data)))
    low, high = np.percentile(statistic(data[drawn]), (2.5, 97.5))
    return Estimate(float(statistic(data)), float(low), float(high), len(data))
