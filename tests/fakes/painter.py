"""Ends jobs as a worker does, without painting: what it stores is a grey picture with a standing body."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from pipeline.contract import (
    Canvas,
    Complete,
    Completed,
    Painted,
    Recipe,
    Repaint,
    Repainted,
    Result,
    Sampling,
    Task,
    TaskName,
    Varied,
    Vary,
)
from pipeline.contract_json import task_from_json
from pipeline.errors import Why
from pipeline.pose.pose import Pose
from pipeline.pose.standing import standing_person
from storage import jobs
from storage.blobs import BlobStore
from storage.database import Database
from storage.queue import Queue
from storage.results import store_result
from storage.tables import Job, JobState

CANVAS = Canvas(256, 400, 0, 0, 256, 256)
POSE = Pose(256, 400, (standing_person(128, 40, 330),))


@dataclass
class Painter:
    """Paints at once what waits."""

    database: Database
    queue: Queue
    blobs: BlobStore
    grey: int = 0
    notes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    pose: Pose = POSE

    async def paints(self) -> list[Task]:
        """Everything that waits; the tasks."""
        async with self.database.transaction() as session:
            waiting = [job.id for job in await jobs.open_jobs(session)]
        return [await self._one(job_id) for job_id in waiting]

    async def fails(self, state: JobState = JobState.FAILED, why: Why | None = None) -> None:
        """End what waits without a result."""
        async with self.database.transaction() as session:
            for job in await jobs.open_jobs(session):
                await jobs.end(session, job, state, why)

    async def _one(self, job_id: str) -> Task:
        async with self.database.transaction() as session:
            job = await jobs.begin(session, job_id, "w")
            assert job is not None
            task, draft_id = task_from_json(job.task), job.draft_id
        result = await self._result(task, draft_id)
        async with self.database.transaction() as session:
            again = await session.get_one(Job, job_id)
            await store_result(session, again, result, 1.0)
        return task

    async def _result(self, task: Task, draft_id: str) -> Result:
        match task:
            case Complete():
                painted = await self._painted(draft_id, TaskName.COMPLETE, self.pose)
                mask = (await self.blobs.put(self._png(), draft_id)).name
                return Completed(painted, mask, CANVAS, "a person", self.unknown, notes=self.notes)
            case Repaint():
                painted = await self._painted(draft_id, TaskName.REPAINT, task.new_pose)
                return Repainted(painted, (await self.blobs.put(self._png(), draft_id)).name)
            case Vary():
                names = range(task.count)
                return Varied(
                    tuple([await self._painted(draft_id, TaskName.VARY, task.pose) for _ in names]),
                    self.unknown,
                )
            case _:
                raise AssertionError(task)

    async def _painted(self, draft_id: str, name: TaskName, pose: Pose) -> Painted:
        blob = await self.blobs.put(self._png(), draft_id)
        return Painted(blob.name, pose, pose, 1.0, 1, Recipe(name, 1, "", Sampling(), "", "", ""))

    def _png(self) -> bytes:
        self.grey += 10
        pixels = np.full((CANVAS.height, CANVAS.width, 3), self.grey % 256, np.uint8)
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        return buffer.getvalue()
