"""What a draft shows: the picture and the pose at its place in its history."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract import Canvas
from pipeline.contract_json import from_json
from pipeline.pose.pose import Pose
from storage.history import Entry, History
from storage.locking import held
from storage.poses import pose_of
from storage.tables import Draft, HistoryEntry, Picture, PoseRevision

_HISTORY = (
    select(HistoryEntry.picture_id, HistoryEntry.pose_id)
    .where(HistoryEntry.draft_id == bindparam("draft"))
    .order_by(HistoryEntry.position)
)
_FIRST_POSE = (
    select(PoseRevision.id)
    .where(PoseRevision.picture_id == bindparam("picture"))
    .order_by(PoseRevision.number)
    .limit(1)
)


@dataclass(frozen=True)
class Shown:
    """What a draft shows: the picture, its canvas, and the pose over it if one is known."""

    draft: Draft
    picture: Picture
    canvas: Canvas
    pose: Pose | None
    pose_id: str | None
    history: History


async def what_is_shown(session: AsyncSession, draft: Draft) -> Shown:
    """The picture and pose at the draft's place in its history."""
    history = await read_history(session, draft)
    entry = history.shown
    picture = await session.get_one(Picture, entry.picture_id)
    pose = None if entry.pose_id is None else await pose_by_id(session, entry.pose_id)
    return Shown(draft, picture, from_json(Canvas, picture.canvas), pose, entry.pose_id, history)


async def read_history(session: AsyncSession, draft: Draft) -> History:
    """The draft's whole history; read once in a transaction that has locked the draft."""
    known = held(session)
    entries = known.histories.get(draft.id)
    if entries is None:
        rows = await session.execute(_HISTORY, {"draft": draft.id})
        entries = tuple(Entry(picture_id, pose_id) for picture_id, pose_id in rows)
    if draft.id in known.drafts:
        known.histories[draft.id] = entries
    return History(entries, draft.position)


async def first_pose_id(session: AsyncSession, picture: Picture) -> str | None:
    """The pose that a picture really has, whatever was made of it since."""
    known = held(session)
    if picture.id in known.first_poses:
        return known.first_poses[picture.id]
    found: str | None = await session.scalar(_FIRST_POSE, {"picture": picture.id})
    if picture.draft_id in known.drafts:
        known.first_poses[picture.id] = found
    return found


async def pose_by_id(session: AsyncSession, pose_id: str) -> Pose:
    """The pose of a revision."""
    return pose_of(await session.get_one(PoseRevision, pose_id))
