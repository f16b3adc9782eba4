"""Numbers of joints never cover each other."""

from itertools import combinations

import numpy as np
import pytest

from pipeline.pose.labels import Label, Place, place_labels

WIDTH, HEIGHT = 360.0, 500.0


def _apart(a: Label, at: Place, b: Label, there: Place) -> bool:
    across = abs(at[0] - there[0]) >= (a.width + b.width) / 2
    return across or abs(at[1] - there[1]) >= (a.height + b.height) / 2


def _inside(label: Label, at: Place) -> bool:
    across = label.width / 2 <= at[0] <= WIDTH - label.width / 2
    return across and label.height / 2 <= at[1] <= HEIGHT - label.height / 2


@pytest.mark.parametrize(
    ("spread", "middle"), [(60, (180, 250)), (6, (180, 250)), (0, (180, 250)), (4, (8, 490))]
)
def test_eighteen_labels_of_a_cluster_keep_apart_and_inside(spread: float, middle: Place) -> None:
    rng = np.random.default_rng(7)
    marks = [(float(x), float(y)) for x, y in rng.normal(middle, spread, (18, 2))]
    labels = [Label(m, 19, 19, may_cover=True) if i < 6 else Label(m, 14, 11) for i, m in enumerate(marks)]
    places = place_labels(labels, marks, 7, WIDTH, HEIGHT)
    boxes = list(zip(labels, places, strict=True))
    assert all(_apart(a, at, b, there) for (a, at), (b, there) in combinations(boxes, 2))
    assert all(_inside(label, at) for label, at in boxes)


def test_a_label_with_room_covers_its_own_mark_only_if_it_may() -> None:
    marks = [(100.0, 100.0), (250.0, 300.0)]
    labels = [Label(marks[0], 19, 19, may_cover=True), Label(marks[1], 14, 11)]
    on, beside = place_labels(labels, marks, 7, WIDTH, HEIGHT)
    assert on == marks[0]
    assert beside != marks[1]
    assert abs(beside[0] - 250) < 25
    assert abs(beside[1] - 300) < 25


def test_nothing_to_place() -> None:
    assert place_labels([], [], 7, WIDTH, HEIGHT) == []
