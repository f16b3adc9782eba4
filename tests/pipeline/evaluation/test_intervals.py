"""The intervals hold what they say they hold."""

import numpy as np
import pytest

from pipeline.evaluation.intervals import bootstrap_mean, bootstrap_median, wilson


def test_wilson_s_published_numbers() -> None:
    estimate = wilson([True] * 81 + [False] * 182)  # Newcombe 1998, table I: .2553 to .3662
    assert estimate is not None
    assert estimate.value == pytest.approx(81 / 263)
    assert (estimate.low, estimate.high) == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_wilson_at_the_ends_stays_between_nothing_and_all() -> None:
    none, every = wilson([False] * 20), wilson([True] * 20)
    assert none is not None
    assert every is not None
    assert (none.low, none.high) == pytest.approx((0, 0.1611), abs=1e-4)  # Newcombe: 0 to .1611
    assert (every.low, every.high) == pytest.approx((0.8389, 1), abs=1e-4)


def test_nothing_measured_gives_no_estimate() -> None:
    assert wilson([]) is None
    assert bootstrap_mean([]) is None


def test_the_bootstrap_of_the_mean_agrees_with_the_normal_interval() -> None:
    values = np.random.default_rng(0).normal(5, 2, 400).tolist()
    estimate = bootstrap_mean(values)
    assert estimate is not None
    assert estimate.n == 400
    half = 1.96 * np.std(values) / 20
    assert estimate.value == pytest.approx(np.mean(values))
    assert (estimate.low, estimate.high) == pytest.approx(
        (estimate.value - half, estimate.value + half), abs=0.03
    )
    assert bootstrap_mean(values) == estimate  # the same seed, the same interval


def test_the_median_is_not_moved_by_one_wild_value() -> None:
    estimate = bootstrap_median([1.0, 2.0, 3.0, 4.0, 1000.0])
    assert estimate is not None
    assert estimate.value == 3
    assert estimate.low >= 1
