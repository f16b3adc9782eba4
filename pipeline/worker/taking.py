"""Which worker has a job: it takes it up, and ends it, or hands it back, or is lost over it."""

from sqlalchemy import select

from pipeline.errors import SET_ASIDE
from storage import jobs
from storage.database import Database
from storage.tables import OPEN, Job, JobState

CRASHES = 3  # set a job aside; only at the first of them it may have had others beside it


async def crashes(database: Database, job_id: str) -> int:
    """How many workers have begun a job that waits, and neither ended it nor handed it back."""
    async with database.reading() as session:
        return await session.scalar(select(Job.starts).where(Job.id == job_id)) or 0


async def take_up(database: Database, job_id: str, worker: str) -> Job | None:
    """The job, begun by this worker, or set aside because it was lost too often; None where it is over."""
    async with database.transaction() as session:
        job = await jobs.locked_job(session, job_id)
        if job is None or job.state not in OPEN:
            return None
        if job.starts >= CRASHES:
            await jobs.end(session, job, JobState.FAILED, SET_ASIDE)
            return job
        return await jobs.begin(session, job_id, worker)


async def hand_back(database: Database, job_ids: tuple[str, ...], worker: str) -> int:
    """Let those jobs that this worker still paints wait as if it had not begun them; how many there are."""
    handed = 0
    for job_id in job_ids:
        async with database.transaction() as session:
            job = await jobs.locked_job(session, job_id)
            if job is not None and job.state == JobState.RUNNING and job.worker == worker:
                job.state, job.worker, job.starts = JobState.QUEUED, None, job.starts - 1
                handed += 1
    return handed
