import random
from collections.abc import Callable

import pytest

from storage.eta import estimate, times_of


def lognormal(rng: random.Random) -> float:
    return rng.lognormvariate(1.0, 0.5)


def mostly_short(rng: random.Random) -> float:
    return 12.0 if rng.random() < 0.15 else rng.uniform(1.0, 2.0)


@pytest.mark.parametrize("slots", [1, 2, 4])
@pytest.mark.parametrize("waiting", [0, 1, 5, 30])
@pytest.mark.parametrize("seconds", [lognormal, mostly_short])
def test_most_jobs_are_done_within_the_bound(
    seconds: Callable[[random.Random], float], waiting: int, slots: int
) -> None:
    """A queue is served by its slots again and again, and compared with what was said beforehand."""
    rng = random.Random(1)
    measured = times_of([seconds(rng) for _ in range(60)])
    said = estimate(measured, [measured] * waiting, slots)
    took = []
    for _ in range(400):
        free = [0.0] * slots
        for _ in range(waiting + 1):
            done = min(free) + seconds(rng)
            free[free.index(min(free))] = done
        took.append(done)
    assert sum(one <= said.upper for one in took) / len(took) >= 0.8
    middle = sorted(took)[len(took) // 2]
    assert said.typical == pytest.approx(middle, rel=0.6)
    assert said.upper < 4 * middle + 2 * measured.upper  # a bound that says something


def test_before_anything_was_measured_it_is_a_guess() -> None:
    said = estimate(times_of([]), [], 2)
    assert 5 < said.typical < said.upper < 120


def test_one_measurement_is_not_taken_for_the_worst_case() -> None:
    assert times_of([4.0]).upper > 4.0
