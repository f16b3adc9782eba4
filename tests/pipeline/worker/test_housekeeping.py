"""What a worker looks after beside painting, round by round."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select

from pipeline.errors import BROKEN
from pipeline.tasks import Pictures, Studio
from pipeline.worker.housekeeping import clean_up, settle
from pipeline.worker.loop import Loop
from pipeline.worker.painting import Shop
from storage.blobs import BlobStore, open_store
from storage.chats import taken_in
from storage.columns import now
from storage.database import Database
from storage.jobs import Limits, submit
from storage.queue import Queue
from storage.tables import Delivery, Draft, Job, JobState, Update
from tests.storage.scenes import asking, new_draft, stored


def _no_studio(pictures: Pictures) -> Studio:
    raise AssertionError("nothing is painted here")


@pytest_asyncio.fixture
async def shop(database: Database, folder_url: str) -> AsyncIterator[Shop]:
    loop = Loop()
    yield Shop(database, BlobStore(open_store(folder_url), database), _no_studio, loop, "w")
    loop.close()


@pytest.mark.parametrize(("days", "left"), [(1, ["telegram:1"]), (3, [])])
async def test_updates_that_no_platform_repeats_are_forgotten(
    shop: Shop, queue: Queue, days: int, left: list[str]
) -> None:
    async with shop.database.transaction() as session:
        await taken_in(session, "telegram:1")
        (await session.get_one(Update, "telegram:1")).created = now() - timedelta(days=days)
    await clean_up(shop, queue, timedelta(days=30))
    async with shop.database.transaction() as session:
        assert list(await session.scalars(select(Update.key))) == left


async def test_old_drafts_and_loose_blobs_go(shop: Shop, queue: Queue) -> None:
    old, young = await new_draft(shop.database, shop.blobs), await new_draft(shop.database, shop.blobs)
    await shop.blobs.put(b"loose", young.id)
    async with shop.database.transaction() as session:
        (await session.get_one(Draft, old.id)).used = now() - timedelta(days=31)
    await clean_up(shop, queue, timedelta(days=30))
    assert sorted((await stored(shop.blobs)).values()) == [b"loose", b"photo"]


@pytest.mark.parametrize(("seconds", "state"), [(60, JobState.FAILED), (0, JobState.QUEUED)])
async def test_a_job_that_the_queue_does_not_have_ends_with_an_answer(
    shop: Shop, queue: Queue, seconds: int, state: JobState
) -> None:
    """But for one that is so young that it may be on its way there."""
    draft = await new_draft(shop.database, shop.blobs)
    known, unknown = [await _submitted(shop, queue, draft, update, seconds) for update in ("1", "2")]
    await queue.forget([unknown])
    assert await settle(shop, queue.client) == int(state == JobState.FAILED)
    async with shop.database.transaction() as session:
        lost = await session.get_one(Job, unknown)
        assert lost.state == state
        assert lost.reason == (BROKEN.reason if state == JobState.FAILED else None)
        assert (await session.get(Delivery, unknown) is not None) == (state == JobState.FAILED)
        assert (await session.get_one(Job, known)).state == JobState.QUEUED


async def _submitted(shop: Shop, queue: Queue, draft: Draft, update: str, seconds: int) -> str:
    async with shop.database.transaction() as session:
        job = (await submit(shop.database, session, queue, asking(draft, update), Limits())).job
        job.created = now() - timedelta(seconds=seconds)
    return job.id
