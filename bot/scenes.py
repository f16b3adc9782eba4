"""What is stored of a draft -> what the conversation knows of it."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.events import Origin
from bot.conversation.past import Past, Showing
from bot.conversation.scene import DraftScene, Unmade
from pipeline.contract import Canvas, Detect
from pipeline.contract_json import from_json, task_from_json
from pipeline.pose.pose import Pose
from storage.scenery import scenery
from storage.shown import first_pose_id, pose_by_id, read_history
from storage.tables import OPEN, ChatMessage, Draft, Job, JobState, Picture

_ASKED = select(func.count()).select_from(Job).where(Job.draft_id == bindparam("draft"))
_MADE_NOTHING = (JobState.CANCELLED, JobState.FAILED, JobState.REFUSED)


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
        wish=draft.wish,
        asked=await session.scalar(_ASKED, {"draft": draft.id}) or 0,
    )


async def with_past(session: AsyncSession, draft: Draft, scene: DraftScene) -> DraftScene:
    """The scene with every step of the draft's history."""
    history = await read_history(session, draft)
    steps = [await _showing(session, entry.picture_id, entry.pose_id) for entry in history.entries]
    return replace(scene, past=Past(tuple(steps), history.position))


async def with_unmade(session: AsyncSession, scene: DraftScene, beginning: str) -> DraftScene:
    """The scene with the job that made nothing whose id begins so; the last one where nothing is said."""
    jobs = select(Job).where(Job.draft_id == scene.id, Job.state.in_(_MADE_NOTHING))
    for job in await session.scalars(jobs.order_by(Job.created.desc())):
        task = task_from_json(job.task)
        if job.id.startswith(beginning) and not isinstance(task, Detect):
            return replace(scene, unmade=Unmade(job.id, task))
    return scene


async def answered_scene(
    session: AsyncSession, draft: Draft, pictures: Sequence[Picture], can_edit: bool = False
) -> DraftScene:
    """The draft as a job's answer tells of it: showing the picture that the job made, whatever came since."""
    scene = await draft_scene(session, draft, can_edit)
    if not pictures:
        return scene
    made = pictures[0]
    shown = await _showing(session, made.id, await first_pose_id(session, made))
    return replace(
        scene,
        picture=shown.picture,
        number=shown.number,
        canvas=shown.canvas,
        pose=shown.pose,
        first_pose=shown.first_pose,
        person=_person(draft, shown.pose),
    )


async def unanswered_draft(session: AsyncSession, user_id: str, origin: Origin) -> str | None:
    """The draft of a photo that was taken in by this update, of which nothing is known to have been said.

    None where its job has ended: that is answered in any case. A photo that waits has no job; then it is the
    first of the chat's that nobody was told of.
    """
    job = await session.scalar(select(Job).where(Job.update_key == origin.update))
    if job is not None:
        return job.draft_id if job.state in OPEN else None
    untold = (
        select(Draft.id)
        .where(
            Draft.user_id == user_id,
            Draft.platform == origin.who.platform,
            Draft.chat == origin.chat,
            Draft.pictures > 0,
            ~exists().where(Job.draft_id == Draft.id),
            ~exists().where(ChatMessage.draft_id == Draft.id),
        )
        .order_by(Draft.created)
        .limit(1)
    )
    found: str | None = await session.scalar(untold)
    return found


async def _showing(session: AsyncSession, picture_id: str, pose_id: str | None) -> Showing:
    picture = await session.get_one(Picture, picture_id)
    first = await first_pose_id(session, picture)
    return Showing(
        picture.number,
        picture.blob,
        from_json(Canvas, picture.canvas),
        None if pose_id is None else await pose_by_id(session, pose_id),
        None if first is None else await pose_by_id(session, first),
    )


def _person(draft: Draft, pose: Pose | None) -> int:
    """Who is meant; the first, where the one who was chosen is gone."""
    return draft.person if pose is not None and draft.person < len(pose.people) else 0
