"""One job, from its row to its result: three durable steps, each of which may be run again after a crash.

A job is taken up by every worker that goes on with it, which is no step: crashes are counted there.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dbos import DBOS
from sqlalchemy.exc import SQLAlchemyError

from pipeline.contract import Completed, Detected, Painted, Progress, Repainted, Result, Varied
from pipeline.contract_json import result_from_json, task_from_json, to_json
from pipeline.errors import BROKEN, NUDE_RESULT, Cancelled, Missing, Reason, UserMistake, Why
from pipeline.safety import check
from pipeline.tasks import Pictures, Report, Studio, run
from pipeline.worker import taking
from pipeline.worker.company import Company, LetGo
from pipeline.worker.loop import Loop
from pipeline.worker.metrics import Metrics, StageClock
from pipeline.worker.pictures import BlobPictures
from storage import jobs
from storage.blobs import BlobStore
from storage.database import Database
from storage.patience import patiently
from storage.queue import PROGRESS, WORKFLOW
from storage.results import store_result
from storage.tables import OPEN, Job, JobState

# The queue's own limit counts every worker that had the job, also those that handed it back.
_NET = 1000
_ANSWERING = 1.0  # seconds for the database
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Shop:
    """What the steps of a job work with."""

    database: Database
    blobs: BlobStore
    studio: Callable[[Pictures], Studio]  # with the pictures of one draft
    loop: Loop
    worker: str
    metrics: Metrics = field(default_factory=Metrics)
    company: Company = field(default_factory=Company)


def register(shop: Shop) -> Callable[[str], None]:
    """Make the workflow `paint` known to the queue; before it is launched."""

    @DBOS.step(name="begin")
    def begin(job_id: str) -> dict[str, Any] | None:
        """The job's task and draft; None where it has ended meanwhile."""
        return shop.loop.run(patiently(lambda: _asked(shop, job_id)))

    @DBOS.step(name="paint", retries_allowed=True, max_attempts=2, should_retry=_is_worth_another_try)
    def paint(job_id: str, begun: dict[str, Any]) -> dict[str, Any]:
        """The result as JSON, or why there is none."""
        return _paint(shop, job_id, begun, _report)

    @DBOS.step(name="store")
    def store(job_id: str, made: dict[str, Any]) -> None:
        """Put the result into the draft."""
        shop.loop.run(patiently(lambda: _store(shop, job_id, made)))

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=_NET)
    def whole(job_id: str) -> None:
        crashes = shop.loop.run(patiently(lambda: taking.crashes(shop.database, job_id)))
        with shop.company.place(job_id, alone=crashes > 0):
            if _take_up(shop, job_id):
                go_on(job_id)

    def go_on(job_id: str) -> None:
        begun = begin(job_id)
        if begun is None:
            return
        try:
            made = paint(job_id, begun)
        except Exception:
            _log.exception("job %s failed", job_id)
            made = _nothing(JobState.FAILED, BROKEN)
        store(job_id, made)
        DBOS.close_stream(PROGRESS)

    return whole


def _report(progress: Progress) -> None:
    """Write progress for whoever watches; raises what ends the task where the job was cancelled."""
    DBOS.write_stream(PROGRESS, to_json(progress))


def _is_worth_another_try(error: BaseException) -> bool:
    return isinstance(error, Exception)


def _take_up(shop: Shop, job_id: str) -> bool:
    """Whether the job is to be painted here."""
    job = shop.loop.run(patiently(lambda: taking.take_up(shop.database, job_id, shop.worker)))
    if job is None:
        return False
    if job.state == JobState.FAILED:
        _log.warning("job %s was lost by %d workers and is set aside", job_id, job.starts)
        shop.metrics.ended.labels(job.kind, job.state).inc()
    elif job.starts == 1 and job.started is not None:
        shop.metrics.waited.labels(job.kind).observe(max(0.0, (job.started - job.created).total_seconds()))
    return job.state == JobState.RUNNING


async def _asked(shop: Shop, job_id: str) -> dict[str, Any] | None:
    async with shop.database.reading() as session:
        job = await session.get(Job, job_id)
        return None if job is None or job.state not in OPEN else {"draft": job.draft_id, "task": job.task}


async def _is_wanted(shop: Shop, job_id: str) -> bool:
    """Whether somebody still waits for the job; as long as the database is away, nobody can say no."""
    try:
        return await asyncio.wait_for(_asked(shop, job_id), _ANSWERING) is not None
    except (SQLAlchemyError, TimeoutError):
        return True


def _paint(shop: Shop, job_id: str, begun: dict[str, Any], report: Report) -> dict[str, Any]:
    pictures = BlobPictures(shop.blobs, begun["draft"], shop.loop, lambda: _is_wanted(shop, job_id))
    task, began = task_from_json(begun["task"]), time.monotonic()
    clock = StageClock(shop.metrics, time.monotonic)

    def told(progress: Progress) -> None:
        clock.comes_to(progress.stage)
        report(progress)

    try:
        check(pictures.load(task.photo))
        result = run(task, shop.studio(pictures), told)
        clock.comes_to("safety")
        for painted in _painted(result):
            check(pictures.load(painted.picture), NUDE_RESULT)
    except UserMistake as mistake:
        shop.metrics.refusals.labels(mistake.why.reason).inc()
        return _nothing(JobState.REFUSED, mistake.why)
    except Cancelled:
        _log.info("job %s is let go of", job_id)
        raise LetGo from None
    except Missing as missing:
        _log.error("a job could not be done: %s", missing)
        raise
    finally:
        clock.ends()
    return {"state": JobState.DONE, "result": to_json(result), "seconds": time.monotonic() - began}


def _nothing(state: JobState, why: Why) -> dict[str, Any]:
    """What is stored of a job without a result."""
    return {"state": state, "reason": why.reason, "error": why.line}


def _painted(result: Result) -> tuple[Painted, ...]:
    match result:
        case Completed() | Repainted():
            return (result.painted,)
        case Varied():
            return result.pictures
        case Detected():
            return ()


async def _store(shop: Shop, job_id: str, made: dict[str, Any]) -> None:
    async with shop.database.transaction() as session:
        job = await jobs.locked_job(session, job_id)
        if job is None or job.state not in OPEN:
            return
        if made["state"] == JobState.DONE:
            await store_result(session, job, result_from_json(made["result"]), made["seconds"])
        else:
            # What a worker of an earlier version painted has no reason.
            why = Why(Reason(made.get("reason", Reason.IMPOSSIBLE)), made["error"])
            await jobs.end(session, job, JobState(made["state"]), why)
    shop.metrics.ended.labels(job.kind, job.state).inc()
    if job.seconds is not None:
        shop.metrics.seconds.labels(job.kind).observe(job.seconds)
