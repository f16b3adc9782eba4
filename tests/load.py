"""A queue with much to do, and one with nothing: `python -m tests.load [--jobs 10000] [--postgres]`.

Prints what docs/reliability.md says: how fast a worker is up, what it costs while it waits, how soon it
begins a job, lets go of a cancelled one, goes on after a crash and ends when told to, and whether memory and
the times of claims stay the same over many jobs. The worker is the real one, `python -m pipeline`, with a
tiny family.
"""

import argparse
import asyncio
import heapq
import statistics
import tempfile
from contextlib import nullcontext
from pathlib import Path

import psutil
from sqlalchemy import func, select

from pipeline.contract import Detect
from storage.database import Database
from storage.migrate import migrate
from storage.tables import Job, JobState
from tests.fakes.postgres import running_server
from tests.fakes.tiny_family import build_tiny_family
from tests.pipeline.worker.yard import Yard
from tests.resuming import cancellings, kill_over_a_job, stopping, taken_up
from tests.watched import SLOTS, Watched

_IDLE = 20.0  # seconds of watching
_ALONE = 40  # jobs that meet an idle worker
_CANCELLED = 20  # jobs, each at a moment of its own
_BINS = (10, 100, 1000, 10_000)


async def latencies(yard: Yard) -> list[float]:
    """Seconds from the enqueueing to the start of jobs that find the worker idle."""
    draft = await yard.draft()
    found = []
    for _ in range(_ALONE):
        job = await yard.submit(draft, Detect)
        (done,) = await yard.ended(job.id)
        assert done.started is not None
        found.append((done.started - done.created).total_seconds())
        await asyncio.sleep(0.13)
    return sorted(found)


async def soak(yard: Yard, worker: Watched, count: int) -> dict[str, str]:
    """Enqueue so many jobs, let the worker do them all."""
    draft, own = await yard.draft(), psutil.Process()
    client = []
    for number in range(count):
        await yard.submit(draft, Detect)
        if number % (count // 20) == 0:
            client.append(own.memory_info().rss / 2**20)
    memory, left = [], count
    while left:
        await asyncio.sleep(2)
        async with yard.database.transaction() as session:
            left = await session.scalar(select(func.count()).where(Job.state.in_(("queued", "running")))) or 0
        memory.append(worker.memory())
    async with yard.database.transaction() as session:
        jobs = list(await session.scalars(select(Job).where(Job.draft_id == draft.id)))
    return {
        "jobs done": f"{sum(job.state == JobState.DONE for job in jobs)} of {count}",
        "memory of the worker": _grown(memory),
        "memory of the client": _grown(client),
        **_claims(jobs),
    }


def _grown(memory: list[float]) -> str:
    """From the second tenth, when all is loaded, to the last."""
    tenth = max(1, len(memory) // 10)
    early, late = statistics.median(memory[tenth : 2 * tenth + 1]), statistics.median(memory[-tenth:])
    return f"{early:.0f} MB, at the end {late:.0f} MB ({100 * (late / early - 1):+.1f} %)"


def _claims(jobs: list[Job]) -> dict[str, str]:
    """How long a slot stayed empty before the next job began, by how many waited."""
    order = sorted(jobs, key=lambda job: (job.started, job.turn))
    free: list[float] = []
    gaps: dict[int, list[float]] = {size: [] for size in _BINS}
    for place, job in enumerate(order):
        assert job.started is not None
        assert job.ended is not None
        waiting = len(order) - place
        if len(free) >= SLOTS:
            gap = job.started.timestamp() - heapq.heappop(free)
            size = next((size for size in _BINS if waiting <= size), None)
            if size is not None:
                gaps[size].append(max(0.0, gap))
        heapq.heappush(free, job.ended.timestamp())
    return {
        f"slot empty, up to {size} waiting": f"{1000 * statistics.median(found):.0f} ms"
        for size, found in gaps.items()
        if found
    }


async def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server() if chosen.postgres else nullcontext() as server,
    ):
        home = Path(folder)
        address = f"{server.url}/postgres" if server is not None else f"sqlite:///{home / 'test.db'}"
        migrate(Database(address))
        async with Yard(home, build_tiny_family(home / "family"), address) as yard:
            await report(yard, chosen.jobs)


async def report(yard: Yard, count: int) -> None:
    """Print each figure as soon as it is known."""
    with Watched(yard) as worker:
        await waiting(yard, worker)
        found = await cancellings(yard, _CANCELLED)
        _say("a cancelled job's slot is another's after", _seconds(found))
        await kill_over_a_job(yard, worker)
    with Watched(yard) as worker:
        _say("up after a crash", f"{worker.up():.1f} s")
        _say("goes on with what was painted then, once it is up, after", _seconds([await taken_up(yard)]))
        _say("ends when told to over a long job after", _seconds([await stopping(yard, worker)]))
    with Watched(yard) as worker:
        for name, value in (await soak(yard, worker, count)).items():
            _say(name, value)


async def waiting(yard: Yard, worker: Watched) -> None:
    """What a worker costs that waits, and how soon it begins."""
    _say("up after", f"{worker.up():.1f} s")
    _say("idle", f"{100 * worker.share_of_a_core(_IDLE):.1f} % of a core")
    found = await latencies(yard)
    _say("enqueue to start, median", f"{1000 * statistics.median(found):.0f} ms")
    _say("enqueue to start, p95", f"{1000 * found[int(0.95 * len(found))]:.0f} ms")


def _seconds(found: list[float]) -> str:
    if len(found) == 1:
        return f"{found[0]:.1f} s"
    return f"{statistics.median(found):.2f} s (median), {max(found):.2f} s at most"


def _say(name: str, value: str) -> None:
    print(f"| {name} | {value} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
