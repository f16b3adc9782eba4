"""Submits one job as the bot does, made slow at one point, so that a test can kill it just there.

python submitter.py URL DRAFT UPDATE POINT TASK
"""

import asyncio
import json
import sys
import time

from pipeline.contract_json import task_from_json
from storage.database import Database
from storage.jobs import Limits, Request, submit
from storage.locking import locked_draft
from storage.queue import Queue

POINTS = ("before all", "in the transaction", "before commit", "after commit")


def _come_to(point: str) -> None:
    if sys.argv[4] == point:
        print(point, flush=True)
        time.sleep(60)


async def main() -> None:
    """Submit, and print the job's id."""
    url, draft_id, update, _, task = sys.argv[1:]
    database = Database(url)
    queue = Queue(database)
    _come_to("before all")
    async with database.transaction() as session:
        draft = await locked_draft(session, draft_id)
        _come_to("in the transaction")
        request = Request(draft.id, draft.user_id, task_from_json(json.loads(task)), update)
        job = (await submit(database, session, queue, request, Limits(1000, 10_000))).job
        _come_to("before commit")
    _come_to("after commit")
    print(job.id, flush=True)
    queue.close()
    await database.close()


if __name__ == "__main__":
    asyncio.run(main())
