"""The anatomy gate: is the body painted that was asked for? If not, another seed is tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from pipeline.contract import Gate
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Attempt:
    """One painted picture (H, W, 3), the pose found in it, and its score (PCK of the legs asked for)."""

    picture: npt.NDArray[np.uint8]
    seed: int
    found: Pose
    score: float | None


@dataclass(frozen=True)
class Best:
    """The attempt with the highest score, the first of equals, and how many there were."""

    attempt: Attempt
    attempts: int


def best_attempt(gate: Gate, seeds: Iterator[int], paint: Callable[[int, int], Attempt]) -> Best:
    """Paints with one seed after the other until a picture is good enough or the gate's budget is spent.

    `paint` is given the seed and which attempt it is, from 1. Without legs asked for, the first is the best.
    """
    best: Attempt | None = None
    made = 0
    for seed in islice(seeds, max(1, gate.attempts)):
        made += 1
        attempt = paint(seed, made)
        if best is None or _score(attempt) > _score(best):
            best = attempt
        if _score(best) >= gate.enough:
            break
    assert best is not None
    return Best(best, made)


def _score(attempt: Attempt) -> float:
    return float("inf") if attempt.score is None else attempt.score
