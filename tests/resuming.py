"""How soon a worker lets go of a cancelled job, goes on after a crash, and ends when told to.

Measured by `tests.load`, from what the database says of jobs: the queue's polling is in it, too.
"""

import asyncio
import random
import time
from collections.abc import Callable

from pipeline.contract import Complete, Detect, Gate, Sampling
from storage import jobs
from storage.tables import Job, JobState
from tests.pipeline.worker.yard import PATIENCE, Yard
from tests.watched import SLOTS, Watched

_LOOK = 0.02  # seconds
_DEEPEST = 3.0  # seconds of painting, over all stages of which jobs are cancelled


async def cancellings(yard: Yard, count: int) -> list[float]:
    """Seconds from cancelling a job, at a random moment of its painting, until another one has its slot."""
    rng, found = random.Random(0), []
    painted = [await _begun(yard) for _ in range(SLOTS)]
    draft = await yard.draft()
    for _ in range(count):
        newest = painted.pop()
        await asyncio.sleep(rng.uniform(0, _DEEPEST))
        waiting = await yard.submit(draft, Detect)
        await _cancel(yard, newest)
        found.append(await _until(yard, waiting, lambda job: job.started is not None))
        await yard.ended(waiting.id)
        painted.append(await _begun(yard))
    for job in painted:
        await _cancel(yard, job)
    return found


async def kill_over_a_job(yard: Yard, worker: Watched) -> None:
    """Kill a worker while it paints."""
    await _begun(yard)
    worker.process.kill()
    worker.process.wait()


async def taken_up(yard: Yard) -> float:
    """Seconds until a worker that is just up has begun the job that the one before it was killed over."""
    async with yard.database.transaction() as session:
        (job,) = await jobs.open_jobs(session)
    seconds = await _until(yard, job, lambda found: found.starts == 2)
    await _cancel(yard, job)
    return seconds


async def stopping(yard: Yard, worker: Watched) -> float:
    """Seconds from SIGTERM until a worker is gone that paints what it cannot end in time."""
    job = await _begun(yard)
    began = time.monotonic()
    worker.process.terminate()
    await asyncio.to_thread(worker.process.wait)
    seconds = time.monotonic() - began
    assert (await yard.job(job.id)).state == JobState.QUEUED
    await _cancel(yard, job)
    return seconds


async def _begun(yard: Yard) -> Job:
    """A job that is painted, and would be for hours: no result is good enough for it."""
    sampling, gate = Sampling(str(yard.family), steps=100), Gate(attempts=10_000, enough=2.0)
    job = await yard.submit(await yard.draft(), lambda blob: Complete(blob, sampling=sampling, gate=gate))
    await _until(yard, job, lambda found: found.state == JobState.RUNNING)
    return job


async def _until(yard: Yard, job: Job, fine: Callable[[Job], bool]) -> float:
    """Seconds until the job is as expected."""
    began = time.monotonic()
    while not fine(await yard.job(job.id)):
        assert time.monotonic() - began < PATIENCE, "it never came to that"
        await asyncio.sleep(_LOOK)
    return time.monotonic() - began


async def _cancel(yard: Yard, job: Job) -> None:
    async with yard.database.transaction() as session:
        await jobs.cancel(session, job.id)
    await yard.queue.cancel(job.id)
