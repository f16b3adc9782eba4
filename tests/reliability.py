"""Workers killed at random, many times: `python -m tests.reliability --runs 1000 [--postgres]`.

Prints what docs/reliability.md says. A run is one kill -9 of a worker while jobs are waiting and being
painted; another worker is started at once, as a supervisor does.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from sqlalchemy import select

from pipeline.contract import Detect
from storage.database import Database
from storage.migrate import migrate
from storage.tables import Delivery, Job, Picture
from tests.fakes.postgres import running_server
from tests.fakes.tiny_family import build_tiny_family
from tests.pipeline.worker.yard import Yard

_TASKS = (None, Detect, Detect)  # None: a whole completion
_LONGEST = 2.5  # seconds that a worker lives when it is up
_PATIENCE = 300.0  # seconds that a worker may take to be up, on a machine that has other things to do
_NEVER_UP = 0.1  # the share of workers that are killed while they start


async def endure(yard: Yard, runs: int, rng: random.Random) -> dict[str, float | str]:
    """Kill workers at random moments; what became of all jobs."""
    draft = await yard.draft()
    ids: list[str] = []
    began = time.monotonic()
    for run in range(runs):
        worker = yard.start()
        if rng.random() > _NEVER_UP:
            await asyncio.to_thread(worker.is_up, _PATIENCE)
        end = time.monotonic() + rng.uniform(0.2, _LONGEST)
        while time.monotonic() < end:
            if await _open(yard) < 4:
                ids.append((await yard.submit(draft, rng.choice(_TASKS))).id)
            await asyncio.sleep(rng.uniform(0.05, 0.5))
        worker.kill()
        if (run + 1) % 10 == 0:
            print(f"{run + 1} kills, {len(ids)} jobs, {time.monotonic() - began:.0f} s", flush=True)
    yard.start()
    jobs = await yard.ended(*ids, within=300)
    return {"kills": runs, "jobs": len(jobs), **await _verdict(yard, jobs)}


async def _open(yard: Yard) -> int:
    async with yard.database.transaction() as session:
        return len(list(await session.scalars(select(Job.id).where(Job.ended.is_(None)))))


async def _verdict(yard: Yard, jobs: list[Job]) -> dict[str, float | str]:
    async with yard.database.transaction() as session:
        pictures = Counter(await session.scalars(select(Picture.job_id)))
        deliveries = Counter(await session.scalars(select(Delivery.job_id)))
    done = [job for job in jobs if job.state == "done"]
    return {
        "done": len(done),
        "set aside": sum(job.state == "failed" for job in jobs),
        "lost": sum(job.ended is None for job in jobs),
        "painted twice into the draft": sum(pictures[job.id] > 1 for job in jobs),
        "done without a picture": sum(pictures[job.id] < 1 for job in done if job.kind == "complete"),
        "answers missing or doubled": sum(deliveries[job.id] != 1 for job in jobs),
    }


async def main() -> None:
    """Endure, and print the verdict."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server() if chosen.postgres else nullcontext() as server,
    ):
        home = Path(folder)
        address = f"{server.url}/postgres" if server is not None else f"sqlite:///{home / 'test.db'}"
        migrate(Database(address))
        async with Yard(home, build_tiny_family(home / "family"), address) as yard:
            verdict = await endure(yard, chosen.runs, random.Random(chosen.seed))
    for name, value in verdict.items():
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    asyncio.run(main())
