"""Where to write the numbers of joints so that none covers another, however close the joints are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Place = tuple[float, float]
Boxes = npt.NDArray[np.float64]  # (n, 4): centre x, y, width, height

_ANGLES = 24
_RINGS = 20
_OVER_LABEL, _OVER_MARK, _OUTSIDE, _INWARDS = 3000.0, 100.0, 10000.0, 0.35


@dataclass(frozen=True)
class Label:
    """A text box of width x height that belongs to an anchor, all in the same unit.

    It is centred on the anchor if it may cover it and nothing is in the way, else beside it.
    """

    anchor: Place
    width: float
    height: float
    may_cover: bool = False


def place_labels(
    labels: Sequence[Label], marks: Sequence[Place], mark_size: float, width: float, height: float
) -> list[Place]:
    """The centres of the labels inside width x height, the first ones choosing first.

    They keep off each other, off the marks (squares of mark_size) as far as possible, and lean outwards.
    """
    squares = np.array([(x, y, mark_size, mark_size) for x, y in marks]).reshape(-1, 4)
    middle = _mean(marks)
    frame = np.array([[width / 2, height / 2, width, height]])
    placed = np.empty((0, 4))
    for label in labels:
        boxes = _candidates(label, mark_size)
        others = squares[(squares[:, :2] != label.anchor).any(axis=1)]
        cost = (
            _distance(boxes, label.anchor)
            - _INWARDS * _distance(boxes, middle)
            + _OVER_LABEL * np.sqrt(_overlaps(boxes, placed)).sum(axis=1)  # touching is bad already
            + _OVER_MARK * _overlaps(boxes, others).sum(axis=1)
            + _OUTSIDE * (1 - _overlaps(boxes, frame)[:, 0])
        )
        placed = np.vstack([placed, boxes[cost.argmin()]])
    return [(float(x), float(y)) for x, y, _, _ in placed]


def _candidates(label: Label, mark_size: float) -> Boxes:
    """Boxes on rings around the anchor; the first one on it, if it may cover it."""
    reach = 0.6 * (label.height + mark_size)
    rings = reach + np.arange(_RINGS)[:, None] * reach / 2
    angles = 2 * np.pi * np.arange(_ANGLES) / _ANGLES
    x = label.anchor[0] + np.cos(angles) * (rings + (label.width - label.height) / 2)
    y = label.anchor[1] + np.sin(angles) * rings
    boxes = np.empty((x.size + 1, 4))
    boxes[0, :2] = label.anchor
    boxes[1:, 0], boxes[1:, 1] = x.ravel(), y.ravel()
    boxes[:, 2:] = label.width, label.height
    return boxes if label.may_cover else boxes[1:]


def _overlaps(boxes: Boxes, others: Boxes) -> npt.NDArray[np.float64]:
    """What part (0..1) of the smaller of the two they share: (boxes, others)."""
    sizes, other_sizes = boxes[:, None, 2:], others[None, :, 2:]
    apart = np.abs(boxes[:, None, :2] - others[None, :, :2])
    shared = np.minimum((sizes + other_sizes) / 2 - apart, np.minimum(sizes, other_sizes)).clip(min=0)
    least = np.minimum(sizes.prod(axis=2), other_sizes.prod(axis=2))
    return np.asarray(shared.prod(axis=2) / least)


def _distance(boxes: Boxes, place: Place) -> npt.NDArray[np.float64]:
    return np.asarray(np.hypot(boxes[:, 0] - place[0], boxes[:, 1] - place[1]), dtype=np.float64)


def _mean(places: Sequence[Place]) -> Place:
    count = max(1, len(places))
    return sum(x for x, _ in places) / count, sum(y for _, y in places) / count
