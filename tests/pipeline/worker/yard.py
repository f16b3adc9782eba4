"""Real workers as processes of their own, jobs for them, and what became of these."""

import asyncio
import io
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Self

import numpy as np
from PIL import Image
from skimage.data import astronaut
from sqlalchemy import select

from pipeline.contract import Complete, Sampling, Task
from pipeline.worker.service import _DRAIN
from storage import jobs
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.drafts import add_photo
from storage.jobs import Limits, Request
from storage.locking import locked_draft
from storage.queue import Queue
from storage.settings import Settings
from storage.tables import Delivery, Draft, Job, Picture
from storage.users import Who, user_of
from tests.fakes.s3 import aws_environment
from tests.fakes.slow_worker import Slow, main

# Each worker is a process of its own, forked from one that has loaded the libraries: that takes seconds.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.fakes.slow_worker", "mediapipe", "onnxruntime"])
# Seconds in which a machine that is busy with other things starts a worker that does a few jobs. A test that
# waits several times may last `LONGEST`: the suite's own limit knows nothing of starts.
PATIENCE = 180.0
LONGEST = 12 * PATIENCE
FREE = Limits(jobs_per_user=20_000, queue=20_000)


@dataclass(frozen=True)
class RunningWorker:
    """A worker's process and its log."""

    process: ForkServerProcess
    log: Path

    def comes_to(self, point: str, within: float = PATIENCE) -> None:
        """Wait until a slow worker has come to its point."""
        self.says(f"== {point}", within)

    def says(self, words: str, within: float = PATIENCE) -> None:
        """Wait until its log has these words."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if self.log.exists() and words in self.log.read_text():
                return
            assert self.process.is_alive(), f"it ended before {words!r}: {self.log.read_text()}"
            time.sleep(0.02)
        raise AssertionError(f"it never said {words!r}: {self.log.read_text()}")

    def is_up(self, within: float = PATIENCE) -> None:
        """Wait until it takes jobs."""
        self.says("paints with", within)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.join()

    def told(self, number: signal.Signals, within: float) -> int | None:
        """Its exit code after a signal; None if it has not ended in so many seconds."""
        assert self.process.pid is not None
        os.kill(self.process.pid, number)
        self.process.join(within)
        return self.process.exitcode


@dataclass
class Yard:
    """A place with a database, a blob store and a tiny family, for workers and their jobs."""

    home: Path
    family: Path
    url: str
    blobs_url: str | None = None  # without one, a folder in the home
    workers: list["RunningWorker"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings = Settings(home=self.home, database_url=self.url, blobs_url=self.blobs_url)  # type: ignore[arg-type]
        self.database = Database(self.url)
        self.queue = Queue(self.database)
        self.blobs = BlobStore(open_store(self.settings.blobs), self.database)
        self.armed, self.clock = self.home / "armed", self.home / "clock"
        self.armed.touch()
        (self.home / "temporary").mkdir()
        self._updates = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Kill all workers, close all connections."""
        for worker in self.workers:
            worker.kill()
        self.queue.close()
        await self.database.close()

    def start(
        self,
        slow_at: str | None = None,
        seconds: float = 60.0,
        metrics_port: int | None = None,
        slots: int = 2,
        drain: float = _DRAIN,
    ) -> "RunningWorker":
        """A worker with room for some jobs, slow at a point if one is named.

        Told to stop, it gives what it paints `drain` seconds.
        """
        told = {"DIFOOTSION_WORKERS_JOBS": str(slots)}
        if metrics_port is not None:
            told["DIFOOTSION_METRICS_PORT"] = str(metrics_port)
        log = self.home / f"worker-{len(self.workers)}.log"
        slow = None if slow_at is None else Slow(slow_at, seconds, self.armed)
        told = self.environment | told
        process = _FORKS.Process(target=main, args=(told, log, slow, self.clock, drain))
        process.start()
        self.workers.append(RunningWorker(process, log))
        return self.workers[-1]

    @property
    def environment(self) -> dict[str, str]:
        """What a worker is told."""
        told = {
            "DIFOOTSION_HOME": str(self.home),
            "DIFOOTSION_DATABASE_URL": self.url,
            "DIFOOTSION_FAMILY": str(self.family),
            "TMPDIR": str(self.home / "temporary"),
        }
        if self.blobs_url is not None:
            told |= {"DIFOOTSION_BLOBS_URL": self.blobs_url} | aws_environment()
        return told

    async def draft(self, who: Who = Who("web", "1")) -> Draft:  # noqa: B008
        """A draft of the astronaut, who is cut at the hips."""
        async with self.database.transaction() as session:
            user = await user_of(self.database, session, who)
            draft = Draft(user_id=user.id, platform=who.platform, chat=who.name)
            session.add(draft)
        photo = await self.blobs.put(_png(astronaut()[::4, ::4]), draft.id)
        async with self.database.transaction() as session:
            draft = await locked_draft(session, draft.id)
            await add_photo(session, draft, photo.name, 128, 128)
        return draft

    async def submit(
        self, draft: Draft, task: Callable[[str], Task] | None = None, update: str | None = None
    ) -> Job:
        """A job to complete the draft's photo, or another task of its blob."""
        self._updates += 1
        async with self.database.transaction() as session:
            photo = await session.scalar(
                select(Picture).where(Picture.draft_id == draft.id, Picture.number == 1)
            )
            assert photo is not None
            asked = (task or self.complete)(photo.blob)
            request = Request(draft.id, draft.user_id, asked, update or f"web:{self._updates}", photo.id)
            return (await jobs.submit(self.database, session, self.queue, request, FREE)).job

    def complete(self, blob: str) -> Complete:
        """The smallest completion there is."""
        return Complete(blob, sampling=Sampling(str(self.family), steps=3))

    async def job(self, job_id: str) -> Job:
        """The job as it is now."""
        async with self.database.transaction() as session:
            return await session.get_one(Job, job_id)

    async def ended(self, *ids: str, within: float = PATIENCE) -> list[Job]:
        """The jobs, all at their ends."""
        return await self.until(lambda found: all(job.ended for job in found), *ids, within=within)

    async def until(
        self, fine: Callable[[list[Job]], bool], *ids: str, within: float = PATIENCE
    ) -> list[Job]:
        """The jobs as soon as they are as expected; fails where that takes too long."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            async with self.database.transaction() as session:
                found = list(await session.scalars(select(Job).where(Job.id.in_(ids))))
            if len(found) == len(ids) and fine(found):
                return found
            await asyncio.sleep(0.1)
        states = [(job.state, job.starts, job.error) for job in found]
        raise AssertionError(f"after {within} s: {states}; {self.logs()}")

    async def made(self, job_id: str) -> tuple[int, int]:
        """How many pictures and deliveries a job has."""
        async with self.database.transaction() as session:
            pictures = list(await session.scalars(select(Picture).where(Picture.job_id == job_id)))
            deliveries = list(await session.scalars(select(Delivery).where(Delivery.job_id == job_id)))
        for picture in pictures:
            assert np.asarray(Image.open(io.BytesIO(await self.blobs.get(picture.blob)))).ndim == 3
        return len(pictures), len(deliveries)

    def logs(self) -> str:
        """The last words of each worker."""
        return "\n".join(file.read_text()[-600:] for file in sorted(self.home.glob("worker-*.log")))


def _png(pixels: Any) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG")
    return buffer.getvalue()
