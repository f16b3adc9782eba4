"""Tables as the migrations make them, up, down, and with rows of an earlier version."""

from datetime import timedelta

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, select, update

from pipeline.errors import NUDE_PHOTO, SET_ASIDE, Reason, Why
from storage import deliveries
from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.drafts import adjust
from storage.jobs import Limits, end, submit
from storage.locking import locked_draft
from storage.migrate import configuration
from storage.queue import Queue
from storage.tables import Base, Job, JobState, PoseRevision
from tests.storage.scenes import asking, new_draft, painted, pose


def _down_to(database: Database, revision: str) -> None:
    engine = database.sync_engine()
    with engine.begin() as connection:
        command.downgrade(configuration(connection), revision)
    engine.dispose()


def _up(database: Database) -> None:
    engine = database.sync_engine()
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "head")
    engine.dispose()


async def _differences(database: Database) -> list[object]:
    def compare(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.engine.connect() as connection:
        found = await connection.run_sync(compare)
    # What would be removed are the queue's own tables.
    return [each for each in found if "remove_table" not in str(each) and "remove_index" not in str(each)]


async def test_the_migrations_make_the_tables_as_they_are_declared(database: Database) -> None:
    assert await _differences(database) == []


async def test_all_the_way_down_and_up_again(database: Database) -> None:
    _down_to(database, "base")
    assert len(await _differences(database)) >= len(Base.metadata.tables)
    _up(database)
    assert await _differences(database) == []


async def test_answers_on_their_way_keep_their_reasons(
    database: Database, blobs: BlobStore, queue: Queue
) -> None:
    """Before there were reasons, a line stood for each."""
    whys = [NUDE_PHOTO, SET_ASIDE, Why(Reason.IMPOSSIBLE, "That cannot be read.")]
    ids = [await _ended(database, blobs, queue, why) for why in whys]
    _down_to(database, "0004")
    _up(database)
    async with database.transaction() as session:
        rows = await session.execute(select(Job.id, Job.reason))
        assert dict(rows.all()) == dict(zip(ids, ["photo-nudity", "set-aside", None], strict=True))


async def test_poses_get_their_numbers_by_when_they_were_made(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    pictures = [await painted(database, blobs, draft) for _ in range(2)]
    async with database.transaction() as session:
        for knee in (71.0, 72.0):
            await adjust(session, await locked_draft(session, draft.id), pose(knee), "later")
        await session.execute(update(PoseRevision).values(created=now(), number=PoseRevision.number * 7))
        await session.execute(
            update(PoseRevision)
            .where(PoseRevision.adjustment == "")
            .values(created=now() - timedelta(days=1))
        )
    _down_to(database, "0005")
    _up(database)
    async with database.transaction() as session:
        rows = list(await session.scalars(select(PoseRevision).order_by(PoseRevision.number)))
    numbers = {
        picture.id: [(row.number, row.adjustment) for row in rows if row.picture_id == picture.id]
        for picture in pictures
    }
    assert numbers == {
        pictures[0].id: [(1, "")],
        pictures[1].id: [(1, ""), (2, "later"), (3, "later")],
    }


async def test_answers_due_at_once_are_so_on_the_way_down_too(
    database: Database, blobs: BlobStore, queue: Queue
) -> None:
    job_id = await _ended(database, blobs, queue, SET_ASIDE)
    _down_to(database, "0005")
    _up(database)
    async with database.transaction() as session:
        (answer,) = await deliveries.claim(session, "telegram")
    assert answer.job.id == job_id


async def _ended(database: Database, blobs: BlobStore, queue: Queue, why: Why) -> str:
    draft = await new_draft(database, blobs)
    async with database.transaction() as session:
        made = await submit(database, session, queue, asking(draft, why.reason), Limits())
        await end(session, made.job, JobState.REFUSED, why)
    return made.job.id
