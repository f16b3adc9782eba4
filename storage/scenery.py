"""A draft and all that a conversation has to know of it, read at once."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract_json import from_json
from pipeline.pose.pose import Pose
from storage.drafts import Shown, what_is_shown
from storage.tables import OPEN, Draft, Job, Picture, PoseRevision


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
    poses = select(PoseRevision).where(PoseRevision.picture_id == shown.picture.id)
    first = await session.scalar(poses.order_by(PoseRevision.created, PoseRevision.id).limit(1))
    open_here = select(Job.id).where(Job.draft_id == draft.id, Job.state.in_(OPEN)).order_by(Job.created)
    return Scenery(
        shown,
        photo,
        None if first is None else from_json(Pose, first.pose),
        tuple(await session.scalars(open_here)),
    )
