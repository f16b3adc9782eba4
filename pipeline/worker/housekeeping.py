"""What has to be looked after beside the painting: jobs that broke their workers, old drafts."""

import logging
from datetime import timedelta

from dbos import DBOSClient

from pipeline.errors import BROKEN, SET_ASIDE, Why
from pipeline.worker.painting import Shop
from storage import jobs
from storage.chats import forget_old_updates
from storage.forget import expire
from storage.queue import Queue
from storage.sweep import sweep
from storage.tables import JobState

_UNKNOWN = ""  # a job that the queue does not have is begun by nobody
_GIVEN_UP = {"MAX_RECOVERY_ATTEMPTS_EXCEEDED": SET_ASIDE, "ERROR": BROKEN, _UNKNOWN: BROKEN}
_UNHEARD = timedelta(seconds=5)  # a job that is being enqueued or stored is not looked at
_log = logging.getLogger(__name__)


async def settle(shop: Shop, client: DBOSClient) -> int:
    """End the open jobs that the queue has given up, cancelled or never heard of; how many there were."""
    async with shop.database.transaction() as session:
        suspects = [job.id for job in await jobs.overdue(session, _UNHEARD)]
    if not suspects:
        return 0
    flows = await client.list_workflows_async(workflow_ids=suspects, load_input=False, load_output=False)
    known = {flow.workflow_id: flow.status for flow in flows}
    settled = 0
    for job_id in suspects:
        status = known.get(job_id, _UNKNOWN)
        if status in _GIVEN_UP:
            settled += await _end(shop, job_id, JobState.FAILED, _GIVEN_UP[status])
        elif status == "CANCELLED":
            settled += await _end(shop, job_id, JobState.CANCELLED, None)
    return settled


async def _end(shop: Shop, job_id: str, state: JobState, why: Why | None) -> int:
    async with shop.database.transaction() as session:
        job = await jobs.locked_job(session, job_id)
        if job is None:
            return 0
        _log.warning("job %s ends as %s", job_id, state)
        await jobs.end(session, job, state, why)
    return 1


async def clean_up(shop: Shop, queue: Queue, kept: timedelta) -> None:
    """Delete drafts that nobody used for so long, and what no draft and no platform needs any more."""
    await forget_old_updates(shop.database)
    receipt = await expire(shop.database, shop.blobs, queue, kept)
    swept = await sweep(shop.database, shop.blobs)
    if receipt.drafts or swept:
        _log.info("%d drafts expired, %d loose blobs swept", receipt.drafts, swept)
