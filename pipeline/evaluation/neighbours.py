"""Painting or remembering? Results beside the nearest training photo, by features of the lower part."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.evaluation.intervals import Estimate, wilson

Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Neighbour:
    """The number of the nearest training photo and its distance, beside that to the own original."""

    number: int
    distance: float
    own: float


def cosine_distances(one: Features, many: Features) -> npt.NDArray[np.float64]:
    """One minus the cosine between features (d) and each row of (n,d): 0 to 2.

    Lengths don't count: a blurred picture's features are short, and would be near to everything.
    """
    a, b = one.astype(np.float64), many.astype(np.float64)
    return np.asarray(1 - b @ a / np.maximum(np.linalg.norm(b, axis=1) * np.linalg.norm(a), 1e-12))


def nearest(result: Features, original: Features, training: Features) -> Neighbour:
    """The neighbour of a result (d) among the training photos (n,d)."""
    apart = cosine_distances(result, training)
    number = int(np.argmin(apart))
    own = float(cosine_distances(result, original[None])[0])
    return Neighbour(number, float(apart[number]), own)


def remembered(
    results: Sequence[Features], originals: Sequence[Features], training: Features
) -> Estimate | None:
    """The share of results that lie nearer to a training photo than their originals do.

    Originals were not trained on: one half is what no remembering gives in pictures as good as photos.
    """
    if not len(training):
        return None
    return wilson(
        [
            bool(cosine_distances(result, training).min() < cosine_distances(original, training).min())
            for result, original in zip(results, originals, strict=True)
        ]
    )
