"""The network is the real one, and the kernel distance is what its formula says."""

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import data

from pipeline.evaluation.efficientnet import load_efficientnet
from pipeline.evaluation.features import (
    FeatureReader,
    crossed_distance,
    halves_distance,
    kernel_distance,
    lower_part,
)

ESPRESSO, TABBY, TIGER_CAT, EGYPTIAN_CAT = 967, 281, 282, 285


def test_the_network_knows_a_cup_of_coffee_and_a_cat() -> None:
    network = load_efficientnet()
    for photo, classes in ((data.coffee(), {ESPRESSO}), (data.chelsea(), {TABBY, TIGER_CAT, EGYPTIAN_CAT})):
        picture = np.asarray(Image.fromarray(photo).resize((224, 224)), np.float32)
        with torch.inference_mode():
            scores = network(torch.from_numpy(picture).permute(2, 0, 1)[None] / 127.5 - 1)
        assert int(scores.argmax()) in classes


def test_the_lower_part_begins_at_the_row_and_runs_from_minus_one_to_one() -> None:
    picture = np.zeros((100, 50, 3), np.uint8)
    picture[60:] = 255
    assert torch.equal(lower_part(picture, 60), torch.ones(1, 3, 160, 224))
    assert torch.equal(lower_part(picture[:60], 10), -torch.ones(1, 3, 160, 224))


def test_features_see_only_the_lower_part() -> None:
    reader = FeatureReader()
    photo = data.astronaut()
    beheaded = photo.copy()
    beheaded[:300] = 0
    assert np.array_equal(reader.read(photo, 300), reader.read(beheaded, 300))
    assert not np.array_equal(reader.read(photo, 299), reader.read(beheaded, 299))


def test_the_kernel_distance_computed_by_hand() -> None:
    x = np.array([[0.0, 2.0], [2.0, 0.0]])
    y = np.array([[2.0, 2.0], [0.0, 0.0]])
    # k = (x.y / 2 + 1)^3: the one pair within x gives 1, the one within y 1; across they are 27, 1, 27, 1.
    assert kernel_distance(x, y) == pytest.approx(1 + 1 - 2 * 14)


def test_equal_distributions_are_about_zero_and_different_ones_are_apart() -> None:
    rng = np.random.default_rng(0)
    real, alike, other = (rng.normal(shift, 1, (400, 16)) for shift in (0, 0, 0.7))
    assert abs(kernel_distance(real, alike)) < 0.05
    assert kernel_distance(real, other) > 0.5


def test_each_half_meets_the_other_half_of_the_real() -> None:
    rng = np.random.default_rng(1)
    painted, real = rng.normal(0.3, 1, (20, 8)), rng.normal(0, 1, (20, 8))
    by_hand = (kernel_distance(painted[:10], real[10:]) + kernel_distance(painted[10:], real[:10])) / 2
    estimate = crossed_distance(painted, real)
    assert estimate.value == pytest.approx(by_hand)
    assert halves_distance(real).value == pytest.approx(kernel_distance(real[:10], real[10:]))


def test_the_interval_holds_the_distance_and_narrows_with_more_photos() -> None:
    rng = np.random.default_rng(2)
    few, many = (crossed_distance(rng.normal(0.5, 1, (n, 16)), rng.normal(0, 1, (n, 16))) for n in (24, 400))
    assert few.low < few.value < few.high
    assert many.low < many.value < many.high
    assert many.high - many.low < 0.5 * (few.high - few.low)
