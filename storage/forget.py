"""Everything of a user gone, and drafts gone that nobody used for long.

A draft is marked first: from then on nobody finds it, and who stores a picture for it takes that back. Then
its jobs end, its bytes go, outside of any transaction, and last its row, by which others find what is left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import webchat
from storage.blobs import BlobStore
from storage.clock import agreed_now
from storage.columns import now
from storage.database import Database
from storage.queue import Queue
from storage.tables import OPEN, Blob, Draft, Job, JobState, Picture, PoseRevision, User
from storage.users import Who, known_user


@dataclass(frozen=True)
class Receipt:
    """What was deleted."""

    drafts: int = 0
    pictures: int = 0
    poses: int = 0
    jobs: int = 0

    def __add__(self, other: "Receipt") -> "Receipt":
        return Receipt(
            self.drafts + other.drafts,
            self.pictures + other.pictures,
            self.poses + other.poses,
            self.jobs + other.jobs,
        )


@dataclass(frozen=True)
class _Left:
    """What there is of a draft outside of its rows: workflows, those still open among them, and blobs."""

    jobs: frozenset[str]
    open: frozenset[str]
    blobs: frozenset[str]


async def forget(database: Database, blobs: BlobStore, queue: Queue, who: Who) -> Receipt:
    """Delete all that a person sent, said or was given; the receipt says how much it was.

    Jobs under way are cancelled first. If it is interrupted, asking again goes on with it: the user's own row
    goes last.
    """
    receipt = Receipt()
    async with database.transaction() as session:
        user = await known_user(session, who)
    if user is None:
        return receipt
    while not await _leave(database, user.id):
        for draft_id in await _mark(database, Draft.user_id == user.id):
            receipt += await _remove(database, blobs, queue, draft_id)
    await database.scrub()
    return receipt


async def _leave(database: Database, user_id: str) -> bool:
    """Whether the user's row is deleted: not with a draft, whose bytes nobody would find any more."""
    async with database.transaction() as session:
        # Locked, the user gets no new draft.
        await session.execute(select(User.id).where(User.id == user_id).with_for_update())
        if await session.scalar(select(Draft.id).where(Draft.user_id == user_id).limit(1)) is not None:
            return False
        await session.execute(delete(User).where(User.id == user_id))
    return True


async def expire(database: Database, blobs: BlobStore, queue: Queue, kept: timedelta) -> Receipt:
    """Delete the drafts that were not used for so long, and what was said without one."""
    receipt = Receipt()
    async with database.transaction() as session:
        at = await agreed_now(session)
        if at is None:
            return receipt
        await webchat.forget_old(session, at - kept)
        old = list(await session.scalars(select(Draft.id).where(_is_old(at - kept))))
    for draft_id in old:
        # It may have been used since.
        for marked in await _mark(database, Draft.id == draft_id, _is_old(at - kept)):
            receipt += await _remove(database, blobs, queue, marked)
    return receipt


def _is_old(limit: datetime) -> ColumnElement[bool]:
    """Not used since; or marked by somebody who did not come to the end of it."""
    return or_(Draft.used < limit, Draft.forgotten)


async def _mark(database: Database, *which: ColumnElement[bool]) -> list[str]:
    """The drafts that are found no more from now on."""
    marking = update(Draft).where(*which).values(forgotten=True).returning(Draft.id)
    async with database.transaction() as session:
        return list(await session.scalars(marking))


async def _remove(database: Database, blobs: BlobStore, queue: Queue, draft_id: str) -> Receipt:
    """Delete a marked draft; what a worker that was just painting it has added meanwhile goes too."""
    while True:
        left = await _left(database, draft_id)
        for job_id in left.open:
            await queue.cancel(job_id)
        await queue.forget(list(left.jobs))
        await blobs.delete(list(left.blobs))
        receipt = await _delete(database, draft_id, left)
        if receipt is not None:
            return receipt


async def _left(database: Database, draft_id: str) -> _Left:
    """What there is of a draft; its open jobs end here, so that none is left that counts and never ends."""
    ended = {"state": JobState.CANCELLED, "ended": now()}
    own = (Job.draft_id == draft_id, Job.state.in_(OPEN))
    async with database.transaction() as session:
        stopped = await session.scalars(update(Job).where(*own).values(ended).returning(Job.id))
        return _Left(
            open=frozenset(stopped),
            jobs=await _jobs(session, draft_id),
            blobs=await _blobs(session, draft_id),
        )


async def _delete(database: Database, draft_id: str, gone: _Left) -> Receipt | None:
    """Delete a draft with all its rows; None where it has got more by now than what is gone."""
    async with database.transaction() as session:
        # Locked, it gets no new blobs; who is just storing one finds its draft gone, and takes it back.
        locked = await session.scalar(select(Draft.id).where(Draft.id == draft_id).with_for_update())
        if locked is None:
            return Receipt()
        if await _blobs(session, draft_id) - gone.blobs or await _jobs(session, draft_id) - gone.jobs:
            return None
        receipt = Receipt(
            drafts=1,
            pictures=await _count(session, Picture, draft_id),
            poses=await _count(session, PoseRevision, draft_id),
            jobs=len(gone.jobs),
        )
        await session.execute(delete(Draft).where(Draft.id == draft_id))
    return receipt


async def _blobs(session: AsyncSession, draft_id: str) -> frozenset[str]:
    return frozenset(await session.scalars(select(Blob.name).where(Blob.draft_id == draft_id)))


async def _jobs(session: AsyncSession, draft_id: str) -> frozenset[str]:
    return frozenset(await session.scalars(select(Job.id).where(Job.draft_id == draft_id)))


async def _count(session: AsyncSession, table: type[Picture] | type[PoseRevision], draft_id: str) -> int:
    return (
        await session.scalar(select(func.count()).select_from(table).where(table.draft_id == draft_id)) or 0
    )
