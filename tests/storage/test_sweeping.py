from datetime import timedelta

from sqlalchemy import select

from storage import jobs
from storage.blobs import BlobStore
from storage.database import Database
from storage.jobs import Limits, submit
from storage.queue import Queue
from storage.sweep import sweep
from storage.tables import Blob, Draft, Job, JobState, User
from tests.storage.scenes import asking, new_draft, painted

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
