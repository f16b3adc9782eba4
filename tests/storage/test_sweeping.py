from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import jobs
from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.jobs import Limits, submit
from storage.queue import Queue
from storage.sweep import sweep
from storage.tables import Blob, Draft, Job, JobState, User
from tests.storage.scenes import asking, new_draft, painted, stored

AT_ONCE = timedelta(seconds=-1)


async def test_only_what_nobody_names_is_swept(database: Database, queue: Queue, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    picture = await painted(database, blobs, draft)
    preview = await blobs.put(b"preview", draft.id)
    assert await sweep(database, blobs) == 0  # it is young
    async with database.transaction() as session:
        job = (await submit(database, session, queue, asking(draft, "1"), Limits())).job
    assert await sweep(database, blobs, AT_ONCE) == 0  # a job may need it
    async with database.transaction() as session:
        await jobs.end(session, await session.get_one(Job, job.id), JobState.CANCELLED)
    assert await sweep(database, blobs, AT_ONCE) == 1
    assert await blobs.get(picture.blob) == b"painted"
    async with database.transaction() as session:
        assert await session.get(Blob, preview.name) is None


async def test_a_draft_that_never_got_its_photo_goes(database: Database, blobs: BlobStore) -> None:
    whole = await new_draft(database, blobs)
    async with database.transaction() as session:
        (user,) = await session.scalars(select(User))
        session.add(Draft(user_id=user.id, platform="telegram", chat="1"))
    await sweep(database, blobs, AT_ONCE)
    async with database.transaction() as session:
        assert list(await session.scalars(select(Draft.id))) == [whole.id]


async def test_it_goes_on_until_nothing_is_left(
    database: Database, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sweep._AT_ONCE", 3)
    draft = await new_draft(database, blobs)
    for number in range(8):
        await blobs.put(f"preview {number}".encode(), draft.id)
    assert await sweep(database, blobs, AT_ONCE) == 8
    assert list((await stored(blobs)).values()) == [b"photo"]


async def test_previews_go_soon_after_their_job_has_ended(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs)
    await blobs.put(b"preview", draft.id)
    async with database.transaction() as session:
        job = (await submit(database, session, queue, asking(draft, "1"), Limits())).job
        await jobs.end(session, job, JobState.CANCELLED)
    assert await sweep(database, blobs) == 0  # its message may still take a last look
    await _earlier(database, timedelta(minutes=6))
    await blobs.put(b"in the making", draft.id)
    assert await sweep(database, blobs) == 1
    assert sorted((await stored(blobs)).values()) == [b"in the making", b"photo"]


async def _earlier(database: Database, by: timedelta) -> None:
    """As if all that is there had happened so much earlier."""
    async with database.transaction() as session:
        for blob in await session.scalars(select(Blob)):
            blob.created -= by
        for job in await session.scalars(select(Job)):
            assert job.ended is not None
            job.ended -= by


async def test_a_draft_whose_photo_is_just_being_stored_stays(database: Database, blobs: BlobStore) -> None:
    """With its row the photo's would go, and nobody would find the bytes."""
    whole = await new_draft(database, blobs)
    async with database.transaction() as session:
        slow = Draft(user_id=whole.user_id, platform="telegram", chat="1", created=now() - timedelta(hours=2))
        session.add(slow)
    await blobs.put(b"just stored", slow.id)
    await sweep(database, blobs)
    async with database.transaction() as session:
        assert await session.get(Draft, slow.id) is not None
