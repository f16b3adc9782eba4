"""Jobs: submitted once for each update, at their turn, cancelled, begun and ended."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract import Task
from pipeline.contract_json import to_json
from pipeline.errors import UserMistake, Why
from storage.columns import new_id, now
from storage.database import Database
from storage.queue import Queue
from storage.tables import OPEN, Delivery, Draft, Job, JobState, User
from storage.turns import turn_for

_OPEN_IDS = (
    select(Job.id)
    .where(Job.user_id == bindparam("user"), Job.state.in_(OPEN))
    .order_by(Job.state.desc(), Job.turn, Job.created)
)


@dataclass(frozen=True)
class Limits:
    """What an installation allows."""

    jobs_per_user: int = 4
    queue: int = 1000


@dataclass(frozen=True)
class Request:
    """A task for a draft, asked for by one update of a platform.

    `update_key` names the update; however often it arrives, there is one job.
    """

    draft_id: str
    user_id: str
    task: Task
    update_key: str
    parent_id: str | None = None
    pose_id: str | None = None


@dataclass(frozen=True)
class Submitted:
    """A job, and whether this update made it just now."""

    job: Job
    new: bool


class TooMuch(UserMistake):
    """The user has as many open jobs as are allowed, or the queue is full; later it will do."""

    def __init__(self, line: str, limit: Literal["jobs", "queue"], allowed: int) -> None:
        super().__init__(line)
        self.limit, self.allowed = limit, allowed


async def submit(
    database: Database, session: AsyncSession, queue: Queue, request: Request, limits: Limits
) -> Submitted:
    """Store a job and enqueue it, as part of the transaction that changes its draft.

    Raises TooMuch where user or queue have enough to do.
    """
    await database.serialise(session, f"jobs of {request.user_id}")
    known = await session.scalar(select(Job).where(Job.update_key == request.update_key))
    if known is not None:
        return Submitted(known, new=False)
    await _refuse_too_much(session, request.user_id, limits)
    task = to_json(request.task)
    assert isinstance(task, dict)
    job = Job(
        id=new_id(),
        user_id=request.user_id,
        draft_id=request.draft_id,
        parent_id=request.parent_id,
        pose_id=request.pose_id,
        update_key=request.update_key,
        task=task,
        kind=str(task["task"]),
        turn=await turn_for(session, request.user_id),
    )
    session.add(job)
    draft = await session.get_one(Draft, request.draft_id)
    draft.used = now()
    await session.flush()
    await queue.enqueue(session, job.id, job.turn, job.user_id)
    return Submitted(job, new=True)


async def _refuse_too_much(session: AsyncSession, user_id: str, limits: Limits) -> None:
    user = await session.get_one(User, user_id)
    allowed = limits.jobs_per_user if user.jobs_allowed is None else user.jobs_allowed
    own = select(func.count()).select_from(Job).where(Job.user_id == user_id, Job.state.in_(OPEN))
    if (await session.scalar(own) or 0) >= allowed:
        line = f"You have {allowed} jobs under way: wait for one of them, or cancel it."
        raise TooMuch(line, "jobs", allowed)
    if await waiting(session) >= limits.queue:
        line = "Too many people are waiting just now: try again in a few minutes."
        raise TooMuch(line, "queue", limits.queue)


async def waiting(session: AsyncSession) -> int:
    """How many jobs wait."""
    count = select(func.count()).select_from(Job).where(Job.state == JobState.QUEUED)
    return await session.scalar(count) or 0


async def locked_job(session: AsyncSession, job_id: str) -> Job | None:
    """The job, for this transaction alone; None where it was forgotten."""
    job: Job | None = await session.scalar(select(Job).where(Job.id == job_id).with_for_update())
    return job


async def begin(session: AsyncSession, job_id: str, worker: str) -> Job | None:
    """The job, now running in a worker; None where it has ended or was forgotten meanwhile."""
    job = await locked_job(session, job_id)
    if job is None or job.state not in OPEN:
        return None
    job.state, job.worker, job.starts = JobState.RUNNING, worker, job.starts + 1
    job.started = job.started or now()
    return job


async def end(
    session: AsyncSession, job: Job, state: JobState, why: Why | None = None, seconds: float | None = None
) -> None:
    """The job is over, and its answer is on its way; one that has ended already stays as it ended."""
    if job.state not in OPEN:
        return
    job.state, job.seconds, job.ended = state, seconds, now()
    if why is not None:
        job.reason, job.error = why.reason, why.line
    draft = await session.get_one(Draft, job.draft_id)
    session.add(Delivery(job_id=job.id, platform=draft.platform, chat=draft.chat))
    await session.flush()


async def cancel(session: AsyncSession, job_id: str, user_id: str | None = None) -> bool:
    """Whether the job was open and is cancelled now; the queue has to be told after the commit.

    Raises UserMistake where it is not this user's.
    """
    job = await locked_job(session, job_id)
    if job is None or (user_id is not None and job.user_id != user_id):
        raise UserMistake("There is no such job of yours.")
    if job.state not in OPEN:
        return False
    await end(session, job, JobState.CANCELLED)
    return True


async def open_jobs(session: AsyncSession, user_id: str | None = None) -> list[Job]:
    """Jobs that wait or run, in the order of their turns; all people's, or one user's."""
    chosen = select(Job).where(Job.state.in_(OPEN))
    if user_id is not None:
        chosen = chosen.where(Job.user_id == user_id)
    return list(await session.scalars(chosen.order_by(Job.state.desc(), Job.turn, Job.created)))


async def open_ids(session: AsyncSession, user_id: str) -> tuple[str, ...]:
    """A user's open jobs, in the order of their turns."""
    return tuple(await session.scalars(_OPEN_IDS, {"user": user_id}))


async def overdue(session: AsyncSession, after: timedelta, most: int = 100) -> list[Job]:
    """Open jobs that nothing was heard of for so long, for the worker that looks after them.

    At most so many, in the order of their turns: what the queue has given up stands before all that wait.
    """
    silent = select(Job).where(Job.state.in_(OPEN), Job.created < now() - after)
    return list(await session.scalars(silent.order_by(Job.turn).limit(most)))
