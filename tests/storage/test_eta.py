import random
from collections.abc import Callable

import pytest

from storage.blobs import BlobStore
from storage.database import Database
from storage.eta import estimate, estimate_of, times_of
from storage.jobs import Limits, begin, submit
from storage.queue import Queue
from storage.tables import Job
from storage.users import Who
from tests.storage.scenes import asking, new_draft


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


async def test_many_workers_are_as_many_slots(database: Database, blobs: BlobStore, queue: Queue) -> None:
    """A bot knows how many jobs one worker paints at once; how many workers there are it sees."""
    jobs = [await _submitted(database, blobs, queue, str(place)) for place in range(9)]
    for place, job in enumerate(jobs[:6]):
        async with database.transaction() as session:
            await begin(session, job.id, f"worker {place // 2}")
    async with database.reading() as session:
        said = await estimate_of(session, jobs[-1], slots=2)
    assert said == estimate(times_of([]), [times_of([])] * 8, slots=6)
    assert said.upper < estimate(times_of([]), [times_of([])] * 8, slots=2).upper


async def _submitted(database: Database, blobs: BlobStore, queue: Queue, name: str) -> Job:
    draft = await new_draft(database, blobs, Who("web", name))
    async with database.transaction() as session:
        return (await submit(database, session, queue, asking(draft, name), Limits())).job
