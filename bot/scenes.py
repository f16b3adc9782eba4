"""What is stored of a draft -> what the conversation knows of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.scene import DraftScene
from pipeline.pose.pose import Pose
from storage.scenery import scenery
from storage.tables import Draft


async def draft_scene(session: AsyncSession, draft: Draft, can_edit: bool = False) -> DraftScene:
    """A draft that has its photo, as it stands."""
    found = await scenery(session, draft)
    return DraftScene(
        id=draft.id,
        photo=found.photo.blob,
        picture=found.shown.picture.blob,
        number=found.shown.picture.number,
        canvas=found.shown.canvas,
        pose=found.shown.pose,
        first_pose=found.first_pose,
        caption=draft.caption,
        prompt=draft.prompt,
        can_undo=found.shown.history.can_undo,
        can_redo=found.shown.history.can_redo,
        painting=found.jobs,
        pictures=draft.pictures,
        person=_person(draft, found.shown.pose),
        can_edit=can_edit,
    )


def _person(draft: Draft, pose: Pose | None) -> int:
    """Who is meant; the first, where the one who was chosen is gone."""
    return draft.person if pose is not None and draft.person < len(pose.people) else 0
