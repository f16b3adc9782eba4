"""Everything of a user gone, and drafts gone that nobody used for long."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import webchat
from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.queue import Queue
from storage.tables import OPEN, Blob, Draft, Job, Picture, PoseRevision, User
from storage.users import Who, known_user


@dataclass(frozen=True)
class Receipt:
    """What was deleted."""

    drafts: int = 0
    pictures: int = 0
    poses: int = 0
    jobs: int = 0


async def forget(database: Database, blobs: BlobStore, queue: Queue, who: Who) -> Receipt:
    """Delete all that a person sent, said or was given; the receipt says how much it was.

    Jobs under way are cancelled first. If it is interrupted, asking again goes on with it: the user's own row
    goes last.
    """
    async with database.transaction() as session:
        user = await known_user(session, who)
        if user is None:
            return Receipt()
        drafts = list(await session.scalars(select(Draft.id).where(Draft.user_id == user.id)))
    receipt = await _remove(database, blobs, queue, drafts)
    async with database.transaction() as session:
        await session.execute(delete(User).where(User.id == user.id))
    await database.scrub()
    return receipt


async def expire(database: Database, blobs: BlobStore, queue: Queue, kept: timedelta) -> Receipt:
    """Delete the drafts that were not used for so long, and what was said without one."""
    async with database.transaction() as session:
        await webchat.forget_old(session, now() - kept)
        old = list(await session.scalars(select(Draft.id).where(Draft.used < now() - kept)))
    return await _remove(database, blobs, queue, old)


async def _remove(database: Database, blobs: BlobStore, queue: Queue, drafts: list[str]) -> Receipt:
    """Cancel, delete the queue's memory, then the bytes, and the rows that name them last."""
    async with database.transaction() as session:
        jobs = list(await session.scalars(select(Job).where(Job.draft_id.in_(drafts))))
        receipt = Receipt(
            drafts=len(drafts),
            pictures=await _count(session, Picture, drafts),
            poses=await _count(session, PoseRevision, drafts),
            jobs=len(jobs),
        )
    for job in jobs:
        if job.state in OPEN:
            await queue.cancel(job.id)
    await queue.forget([job.id for job in jobs])
    async with database.transaction() as session:
        # Locked, they get no new blobs; who is just storing one finds its draft gone, and takes it back.
        await session.execute(select(Draft.id).where(Draft.id.in_(drafts)).with_for_update())
        await blobs.delete(list(await session.scalars(select(Blob.name).where(Blob.draft_id.in_(drafts)))))
        await session.execute(delete(Draft).where(Draft.id.in_(drafts)))
    return receipt


async def _count(session: AsyncSession, table: type[Picture] | type[PoseRevision], drafts: list[str]) -> int:
    count = select(func.count()).select_from(table).where(table.draft_id.in_(drafts))
    return await session.scalar(count) or 0
