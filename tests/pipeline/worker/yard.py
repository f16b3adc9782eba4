"""Real workers as processes of their own, jobs for them, and what became of these."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from skimage.data import astronaut
from sqlalchemy import select

from pipeline.contract import Complete, Sampling, Task
from storage import jobs
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.drafts import add_photo, locked_draft
from storage.jobs import Limits, Request
from storage.queue import Queue
from storage.settings import Settings
from storage.tables import Delivery, Draft, Job, Picture
from storage.users import Who, user_of

_ROOT = Path(__file__).parents[3]
_SLOW = _ROOT / "tests" / "fakes" / "slow_worker.py"
FREE = Limits(jobs_per_user=1000, queue=10_000)


@dataclass
class Yard:
    """A place with a database, a blob store and a tiny family, for workers and their jobs."""

    home: Path
    family: Path
    url: str
    workers: list["subprocess.Popen[str]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings = Settings(home=self.home, database_url=self.url)  # type: ignore[arg-type]
        self.database = Database(self.url)
        self.queue = Queue(self.database)
        self.blobs = BlobStore(open_store(self.settings.blobs), self.database)
        self.armed = self.home / "armed"
        self.armed.touch()
        self._updates = 0

    async def close(self) -> None:
        """Kill all workers, close all connections."""
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self.queue.close()
        await self.database.close()

    def start(
        self, slow_at: str | None = None, seconds: float = 60.0, jobs_at_once: int = 2
    ) -> "subprocess.Popen[str]":
        """A worker, slow at a point if one is named."""
        program = (
            ["-m", "pipeline"] if slow_at is None else [str(_SLOW), slow_at, str(seconds), str(self.armed)]
        )
        log = (self.home / f"worker-{len(self.workers)}.log").open("w")
        worker = subprocess.Popen(
            [sys.executable, *program],
            env={
                **os.environ,
                "PYTHONPATH": str(_ROOT),
                "OMP_NUM_THREADS": "1",
                "DIFOOTSION_HOME": str(self.home),
                "DIFOOTSION_DATABASE_URL": self.url,
                "DIFOOTSION_FAMILY": str(self.family),
                "DIFOOTSION_WORKERS_JOBS": str(jobs_at_once),
            },
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        self.workers.append(worker)
        return worker

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

    async def ended(self, *ids: str, within: float = 60.0) -> list[Job]:
        """The jobs, all at their ends."""
        return await self.until(lambda found: all(job.ended for job in found), *ids, within=within)

    async def until(self, fine: Callable[[list[Job]], bool], *ids: str, within: float = 60.0) -> list[Job]:
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


def said(worker: "subprocess.Popen[str]", line: str) -> None:
    """Wait until a slow worker has come to its point."""
    assert worker.stdout is not None
    for found in worker.stdout:
        if found.strip() == line:
            return
    raise AssertionError(f"the worker ended before {line!r}")


def kill(worker: "subprocess.Popen[str]") -> None:
    """End a process as a power cut would."""
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def _png(pixels: Any) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG")
    return buffer.getvalue()
