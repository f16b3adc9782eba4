import asyncio
import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from pipeline.contract import Completed, Detected, Painted, Repaint, Repainted, Varied
from storage import deliveries, jobs
from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.jobs import Limits, Request, submit
from storage.locking import locked_draft
from storage.queue import Queue
from storage.results import store_result
from storage.shown import what_is_shown
from storage.tables import Delivery, Draft, Job, JobState, Picture
from storage.users import Who
from tests.storage.scenes import BORA, CANVAS, RECIPE, asking, new_draft, painted, pose


async def begun(database: Database, queue: Queue, request: Request) -> Job:
    async with database.transaction() as session:
        made = await submit(database, session, queue, request, Limits(jobs_per_user=100))
    async with database.transaction() as session:
        job = await jobs.begin(session, made.job.id, "w")
    assert job is not None
    return job


async def made_by(database: Database, blobs: BlobStore, draft: Draft) -> Painted:
    blob = await blobs.put(b"made", draft.id)
    return Painted(blob.name, pose(), pose(72.0), 0.9, 1, RECIPE)


async def store(database: Database, job: Job, result: Completed | Repainted | Varied | Detected) -> None:
    async with database.transaction() as session:
        locked = await jobs.locked_job(session, job.id)
        assert locked is not None
        await store_result(session, locked, result, 2.5)


async def done_for(database: Database, queue: Queue, blobs: BlobStore, draft: Draft, update: str) -> Job:
    job = await begun(database, queue, asking(draft, update))
    painted_one = await made_by(database, blobs, draft)
    await store(database, job, Completed(painted_one, painted_one.picture, CANVAS, "a person"))
    return job


async def test_a_completion_is_shown_with_the_pose_it_has(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs)
    job = await done_for(database, queue, blobs, draft, "1")
    async with database.transaction() as session:
        shown = await what_is_shown(session, await locked_draft(session, draft.id))
        ended = await session.get_one(Job, job.id)
    assert (shown.picture.number, shown.picture.kind, shown.picture.job_id) == (2, "complete", job.id)
    assert shown.pose == pose(72.0)
    assert (shown.canvas, shown.draft.caption) == (CANVAS, "a person")
    assert (ended.state, ended.seconds) == (JobState.DONE, 2.5)


async def test_variations_wait_to_be_chosen(database: Database, queue: Queue, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    parent = await painted(database, blobs, draft)
    task = Repaint("p", parent.blob, CANVAS, pose(), pose(75.0))
    job = await begun(database, queue, Request(draft.id, draft.user_id, task, "t:1", parent.id))
    several = tuple([await made_by(database, blobs, draft) for _ in range(3)])
    await store(database, job, Varied(several))
    async with database.transaction() as session:
        shown = await what_is_shown(session, await locked_draft(session, draft.id))
        made = list(await session.scalars(select(Picture).where(Picture.job_id == job.id)))
    assert shown.picture.id == parent.id
    assert sorted(picture.number for picture in made) == [3, 4, 5]
    assert {picture.parent_id for picture in made} == {parent.id}


async def test_an_answer_is_claimed_by_one(database: Database, queue: Queue, blobs: BlobStore) -> None:
    drafts = [await new_draft(database, blobs, Who("telegram", f"{n}")) for n in range(6)]
    ids = {(await done_for(database, queue, blobs, draft, draft.chat)).id for draft in drafts}
    await done_for(database, queue, blobs, await new_draft(database, blobs, BORA), "9")

    async def claim() -> list[str]:
        async with database.transaction() as session:
            return [answer.job.id for answer in await deliveries.claim(session, "telegram", most=2)]

    claimed = [one for part in await asyncio.gather(*(claim() for _ in range(5))) for one in part]
    claimed += await claim()
    assert sorted(claimed) == sorted(ids)


async def test_a_chat_gets_its_answers_in_their_order(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft, other = [await new_draft(database, blobs, Who("telegram", name)) for name in ("1", "2")]
    first, second, others = [
        await done_for(database, queue, blobs, each, f"{n}") for n, each in enumerate((draft, draft, other))
    ]

    async def claimed() -> list[str]:
        async with database.transaction() as session:
            return [answer.job.id for answer in await deliveries.claim(session, "telegram")]

    assert await claimed() == [first.id, others.id]
    assert await claimed() == []
    async with database.transaction() as session:
        await deliveries.failed(session, first.id, wait=timedelta(hours=1))
    assert await claimed() == []
    async with database.transaction() as session:
        await deliveries.sent(session, first.id, "message 5")
    assert await claimed() == [second.id]


async def test_an_answer_is_due_at_once_whatever_clocks_say(
    database: Database, queue: Queue, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker's is an hour ahead of the bot's, or was set back since."""
    job = await done_for(database, queue, blobs, await new_draft(database, blobs), "1")
    right = time.time
    monkeypatch.setattr(time, "time", lambda: right() - 3600)
    async with database.transaction() as session:
        assert await deliveries.is_any_due(session, "telegram")
        assert [answer.job.id for answer in await deliveries.claim(session, "telegram")] == [job.id]
        assert await deliveries.claim(session, "telegram") == []
        await deliveries.failed(session, job.id)
    async with database.transaction() as session:
        assert await deliveries.claim(session, "telegram") == []
    monkeypatch.setattr(time, "time", lambda: right() - 3600 + 60)
    async with database.transaction() as session:
        assert [answer.job.id for answer in await deliveries.claim(session, "telegram")] == [job.id]


async def test_an_answer_is_tried_for_a_day(database: Database, queue: Queue, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    job = await done_for(database, queue, blobs, draft, "1")
    async with database.transaction() as session:
        row = await session.get_one(Delivery, job.id)
        row.attempts = 50
        await deliveries.failed(session, job.id)
        assert row.not_before is not None
        assert now() < row.not_before < now() + timedelta(minutes=6)
        assert row.state == "pending"
        row.created = now() - deliveries.LATEST
        await deliveries.failed(session, job.id)
        assert row.state == "given up"


async def test_what_was_sent_is_not_sent_again(database: Database, queue: Queue, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    job = await done_for(database, queue, blobs, draft, "1")
    async with database.transaction() as session:
        (answer,) = await deliveries.claim(session, "telegram")
        assert (answer.delivery.chat, len(answer.pictures)) == (draft.chat, 1)
        await deliveries.sent(session, job.id, "message 5")
    async with database.transaction() as session:
        row = await session.get_one(Delivery, job.id)
        row.not_before = now() - timedelta(days=1)
    async with database.transaction() as session:
        assert await deliveries.claim(session, "telegram") == []
        assert await deliveries.undelivered(session) == 0


async def test_who_dies_over_an_answer_leaves_it_to_the_next(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs)
    job = await done_for(database, queue, blobs, draft, "1")
    async with database.transaction() as session:
        assert await deliveries.claim(session, "telegram")
    async with database.transaction() as session:
        assert await deliveries.claim(session, "telegram") == []
        row = await session.get_one(Delivery, job.id)
        assert row.not_before is not None
        assert now() < row.not_before <= now() + deliveries.CLAIM
        row.not_before = now()
    async with database.transaction() as session:
        (answer,) = await deliveries.claim(session, "telegram")
    assert answer.delivery.attempts == 2


@pytest.mark.parametrize(("again", "state"), [(True, "pending"), (False, "given up")])
async def test_a_chat_that_does_not_take_it(
    database: Database, queue: Queue, blobs: BlobStore, again: bool, state: str
) -> None:
    draft = await new_draft(database, blobs)
    job = await done_for(database, queue, blobs, draft, "1")
    async with database.transaction() as session:
        await deliveries.claim(session, "telegram")
        await deliveries.failed(session, job.id, again=again)
    async with database.transaction() as session:
        row = await session.get_one(Delivery, job.id)
        assert row.state == state
        assert not again or (row.not_before is not None and row.not_before > now())
        assert await deliveries.undelivered(session) == int(again)
