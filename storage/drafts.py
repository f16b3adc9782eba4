"""Drafts: a photo taken in, pictures and poses added, and the walk back and forth over them."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract import Canvas, Recipe
from pipeline.contract_json import to_json
from pipeline.errors import UserMistake
from pipeline.pose.pose import Pose
from storage.columns import now
from storage.history import Entry, History
from storage.locking import held
from storage.poses import keep
from storage.shown import Shown, first_pose_id, read_history, what_is_shown
from storage.tables import Draft, HistoryEntry, Json, Picture, PoseRevision

PHOTO = "photo"


@dataclass(frozen=True)
class NewPicture:
    """A picture to be added to a draft's tree."""

    kind: str
    blob: str
    canvas: Canvas
    parent_id: str | None = None
    mask: str | None = None
    recipe: Recipe | None = None
    score: float | None = None
    job_id: str | None = None


async def add_photo(session: AsyncSession, draft: Draft, blob: str, width: int, height: int) -> Picture:
    """The draft's first picture: the photo itself, and the history's first entry."""
    canvas = Canvas(width, height, 0, 0, width, height)
    picture = await add_picture(session, draft, NewPicture(PHOTO, blob, canvas))
    session.add(HistoryEntry(draft_id=draft.id, position=0, picture_id=picture.id))
    held(session).histories.pop(draft.id, None)
    await session.flush()
    return picture


async def add_picture(session: AsyncSession, draft: Draft, new: NewPicture) -> Picture:
    """A picture in the draft's tree, with the next number; the history stays as it is."""
    draft.pictures += 1
    picture = Picture(
        draft_id=draft.id,
        number=draft.pictures,
        parent_id=new.parent_id,
        kind=new.kind,
        blob=new.blob,
        mask=new.mask,
        width=new.canvas.width,
        height=new.canvas.height,
        canvas=_json(new.canvas),
        recipe=None if new.recipe is None else _json(new.recipe),
        score=new.score,
        job_id=new.job_id,
    )
    session.add(picture)
    await session.flush()
    return picture


async def add_pose(
    session: AsyncSession, picture: Picture, pose: Pose, parent_id: str | None = None, adjustment: str = ""
) -> PoseRevision:
    """A pose of a picture, with the next number; the history stays as it is."""
    others = select(func.coalesce(func.max(PoseRevision.number), 0)).where(
        PoseRevision.picture_id == picture.id
    )
    revision = PoseRevision(
        draft_id=picture.draft_id,
        picture_id=picture.id,
        number=others.scalar_subquery() + 1,
        parent_id=parent_id,
        pose=_json(pose),
        adjustment=adjustment,
    )
    session.add(revision)
    await session.flush()
    held(session).first_poses.pop(picture.id, None)
    keep(revision, pose)
    return revision


async def adjust(session: AsyncSession, draft: Draft, pose: Pose, adjustment: str) -> Shown:
    """The shown picture with a corrected pose: a new action, which can be undone."""
    shown = await what_is_shown(session, draft)
    revision = await add_pose(session, shown.picture, pose, shown.pose_id, adjustment)
    return await show(session, draft, Entry(shown.picture.id, revision.id))


async def show(session: AsyncSession, draft: Draft, entry: Entry) -> Shown:
    """A new action: the entry is shown, and what was undone before is no more to be redone."""
    history = (await read_history(session, draft)).then(entry)
    await _write_history(session, draft, history)
    return await what_is_shown(session, draft)


async def undo(session: AsyncSession, draft: Draft) -> Shown:
    """One step back; raises UserMistake at the beginning."""
    history = await read_history(session, draft)
    if not history.can_undo:
        raise UserMistake("There is nothing to undo.")
    return await _move(session, draft, history.undone())


async def redo(session: AsyncSession, draft: Draft) -> Shown:
    """One step forward again; raises UserMistake where nothing was undone."""
    history = await read_history(session, draft)
    if not history.can_redo:
        raise UserMistake("There is nothing to redo.")
    return await _move(session, draft, history.redone())


async def back_to(session: AsyncSession, draft: Draft, number: int) -> Shown:
    """The picture of that number with its own first pose, whatever was done since: a new action.

    Raises UserMistake where the draft has no such picture.
    """
    chosen = select(Picture).where(Picture.draft_id == draft.id, Picture.number == number)
    picture = await session.scalar(chosen)
    if picture is None:
        raise UserMistake(f"There is no picture {number}: this draft has 1 to {draft.pictures}.")
    return await show(session, draft, Entry(picture.id, await first_pose_id(session, picture)))


async def _write_history(session: AsyncSession, draft: Draft, history: History) -> None:
    """Store a history whose last entry is new."""
    last = len(history.entries) - 1
    if len((await read_history(session, draft)).entries) > last:
        beyond = (HistoryEntry.draft_id == draft.id, HistoryEntry.position >= last)
        await session.execute(delete(HistoryEntry).where(*beyond))
    held(session).histories[draft.id] = history.entries
    entry = history.entries[last]
    session.add(
        HistoryEntry(draft_id=draft.id, position=last, picture_id=entry.picture_id, pose_id=entry.pose_id)
    )
    await _note_place(session, draft, history)


async def _move(session: AsyncSession, draft: Draft, history: History) -> Shown:
    await _note_place(session, draft, history)
    return await what_is_shown(session, draft)


async def _note_place(session: AsyncSession, draft: Draft, history: History) -> None:
    draft.position, draft.used = history.position, now()
    await session.flush()


def _json(value: object) -> Json:
    made = to_json(value)
    assert isinstance(made, dict)
    return made
