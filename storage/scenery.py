"""A draft and all that a conversation has to know of it."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.pose.pose import Pose
from storage.shown import Shown, first_pose_id, pose_by_id, what_is_shown
from storage.tables import OPEN, Draft, Job, Picture

_OPEN_HERE = (
    select(Job.id).where(Job.draft_id == bindparam("draft"), Job.state.in_(OPEN)).order_by(Job.created)
)


@dataclass(frozen=True)
class Scenery:
    """What a draft shows, its photo, the pose that its picture really has, and its open jobs."""

    shown: Shown
    photo: Picture
    first_pose: Pose | None
    jobs: tuple[str, ...]


async def scenery(session: AsyncSession, draft: Draft) -> Scenery:
    """All of a draft that has its photo."""
    shown = await what_is_shown(session, draft)
    photo = await session.get_one(Picture, shown.history.entries[0].picture_id)
    first = await first_pose_id(session, shown.picture)
    return Scenery(
        shown,
        photo,
        None if first is None else await pose_by_id(session, first),
        tuple(await session.scalars(_OPEN_HERE, {"draft": draft.id})),
    )
