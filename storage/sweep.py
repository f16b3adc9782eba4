"""Rubbish swept: previews of jobs that ended, pictures that a crash left without a place in the tree."""

from datetime import timedelta

from sqlalchemy import delete, exists, or_, select

from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.tables import OPEN, Blob, Draft, Job, Picture, WebPicture

YOUNG = timedelta(hours=1)  # what is so young may be in the making
_AT_ONCE = 500


async def sweep(database: Database, blobs: BlobStore, young: timedelta = YOUNG) -> int:
    """Delete blobs that no picture and no message names and no open job may still need; how many there were.

    Drafts that never got their photo go too. The bytes go first: a row is the only way to find them.
    """
    before = now() - young
    in_tree = exists().where(or_(Picture.blob == Blob.name, Picture.mask == Blob.name))
    in_chat = exists().where(WebPicture.blob == Blob.name)
    working = exists().where(Job.draft_id == Blob.draft_id, Job.state.in_(OPEN))
    rubbish = select(Blob.name).where(Blob.created < before, ~in_tree, ~in_chat, ~working).limit(_AT_ONCE)
    async with database.transaction() as session:
        names = list(await session.scalars(rubbish))
    await blobs.delete(names)
    empty = ~exists().where(Picture.draft_id == Draft.id)
    async with database.transaction() as session:
        await session.execute(delete(Blob).where(Blob.name.in_(names)))
        await session.execute(delete(Draft).where(Draft.created < before, empty))
    return len(names)
