"""Rubbish swept: previews of jobs that ended, pictures that a crash left without a place in the tree."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.blobs import BlobStore
from storage.clock import agreed_now
from storage.database import Database
from storage.tables import OPEN, Blob, Draft, Job, Picture, WebPicture

YOUNG = timedelta(hours=1)  # what is so young may be in the making
_LAST_LOOK = timedelta(minutes=5)  # that the message about a job may still take at its last preview
_AT_ONCE = 500


async def sweep(database: Database, blobs: BlobStore, young: timedelta = YOUNG) -> int:
    """Delete blobs that no picture and no message names and no open job may still need; how many there were.

    Drafts that never got their photo go too. The bytes go first: a row is the only way to find them.
    """
    swept, some = 0, _AT_ONCE
    while some == _AT_ONCE:
        some = await _sweep_some(database, blobs, young)
        swept += some
    return swept


async def _sweep_some(database: Database, blobs: BlobStore, young: timedelta) -> int:
    async with database.transaction() as session:
        at = await agreed_now(session)
        if at is None:
            return 0
        rubbish = _is_over(at, young) & _is_unnamed()
        names = list(await session.scalars(select(Blob.name).where(rubbish).limit(_AT_ONCE)))
    await blobs.delete(names)
    async with database.transaction() as session:
        await session.execute(delete(Blob).where(Blob.name.in_(names)))
        await _delete_empty(session, at - young)
    return len(names)


def _is_over(at: datetime, young: timedelta) -> ColumnElement[bool]:
    """Nothing is made of the blob any more: it is old, or what it was made for has ended."""
    of_draft = Job.draft_id == Blob.draft_id
    working = exists().where(of_draft, Job.state.in_(OPEN))
    ended = exists().where(of_draft, Job.ended > Blob.created, Job.ended < at - _LAST_LOOK)
    return ~working & or_(Blob.created < at - young, ended)


def _is_unnamed() -> ColumnElement[bool]:
    in_tree = exists().where(or_(Picture.blob == Blob.name, Picture.mask == Blob.name))
    in_chat = exists().where(WebPicture.blob == Blob.name)
    return ~in_tree & ~in_chat


async def _delete_empty(session: AsyncSession, before: datetime) -> None:
    """Delete drafts that never got their photo, but for those that still have blobs: these go first."""
    pictured = exists().where(Picture.draft_id == Draft.id)
    filled = exists().where(Blob.draft_id == Draft.id)
    await session.execute(delete(Draft).where(Draft.created < before, ~pictured, ~filled))
