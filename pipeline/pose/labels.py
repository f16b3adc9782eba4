"""Where to write the numbers of joints so that none covers another, however close the joints are."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Place = tuple[float, float]
Boxes = npt.NDArray[np.float64]  # (n, 4): centre x, y, width, height

_ANGLES = 24
_RINGS = 20
_AT_ONCE = 4  # rings that are looked at before those farther out
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
        others = squares[(squares[:, :2] != label.anchor).any(axis=1)]
        there, taken = np.vstack([placed, others, frame]), len(placed)
        best, least = np.empty(4), np.inf
        for boxes, nearest in _candidates(label, mark_size):
            # Outwards nothing gets better than this: distance grows faster than leaning outwards gains.
            if nearest - _INWARDS * (nearest + _far(label.anchor, middle)) > least:
                break
            over = _overlaps(boxes, there)
            cost = (
                _distance(boxes, label.anchor)
                - _INWARDS * _distance(boxes, middle)
                + _OVER_LABEL * np.sqrt(over[:, :taken]).sum(axis=1)  # touching is bad already
                + _OVER_MARK * over[:, taken:-1].sum(axis=1)
                + _OUTSIDE * (1 - over[:, -1])
            )
            if cost.min() < least:
                best, least = boxes[cost.argmin()], float(cost.min())
        placed = np.vstack([placed, best])
    return [(float(x), float(y)) for x, y, _, _ in placed]


def _candidates(label: Label, mark_size: float) -> Iterator[tuple[Boxes, float]]:
    """Boxes on rings around the anchor, some rings at once, and how far the nearest of them is from it.

    The first box lies on the anchor, if it may cover it.
    """
    reach = 0.6 * (label.height + mark_size)
    if label.may_cover:
        yield np.array([[*label.anchor, label.width, label.height]]), 0.0
    angles = 2 * np.pi * np.arange(_ANGLES) / _ANGLES
    wider = (label.width - label.height) / 2
    for first in range(0, _RINGS, _AT_ONCE):
        rings = reach + np.arange(first, first + _AT_ONCE)[:, None] * reach / 2
        boxes = np.empty((_AT_ONCE * _ANGLES, 4))
        boxes[:, 0] = (label.anchor[0] + np.cos(angles) * (rings + wider)).ravel()
        boxes[:, 1] = (label.anchor[1] + np.sin(angles) * rings).ravel()
        boxes[:, 2:] = label.width, label.height
        yield boxes, float(rings[0, 0]) + min(0.0, wider)


def _overlaps(boxes: Boxes, others: Boxes) -> npt.NDArray[np.float64]:
    """What part (0..1) of the smaller of the two they share: (boxes, others)."""
    areas, other_areas = boxes[:, 2] * boxes[:, 3], others[:, 2] * others[:, 3]
    shared = _shared(boxes[:, 0::2], others[:, 0::2]) * _shared(boxes[:, 1::2], others[:, 1::2])
    return np.asarray(shared / np.minimum(areas[:, None], other_areas[None, :]))


def _shared(spans: Boxes, others: Boxes) -> Boxes:
    """The length that each of some spans (n, 2: centre, length) shares with each of the others."""
    lengths, other_lengths = spans[:, None, 1], others[None, :, 1]
    apart = np.abs(spans[:, None, 0] - others[None, :, 0])
    shared = np.minimum((lengths + other_lengths) / 2 - apart, np.minimum(lengths, other_lengths))
    return np.asarray(np.maximum(shared, 0.0))


def _distance(boxes: Boxes, place: Place) -> npt.NDArray[np.float64]:
    return np.asarray(np.hypot(boxes[:, 0] - place[0], boxes[:, 1] - place[1]), dtype=np.float64)


def _far(place: Place, other: Place) -> float:
    return math.hypot(place[0] - other[0], place[1] - other[1])


def _mean(places: Sequence[Place]) -> Place:
    count = max(1, len(places))
    return sum(x for x, _ in places) / count, sum(y for _, y in places) / count
