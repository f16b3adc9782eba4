"""Drafts: a photo taken in, pictures and poses added, and the walk back and forth over them."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract import Canvas, Recipe
from pipeline.contract_json import from_json, to_json
from pipeline.errors import UserMistake
from pipeline.pose.pose import Pose
from storage.columns import now
from storage.history import Entry, History
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


@dataclass(frozen=True)
class Shown:
    """What a draft shows: the picture, its canvas, and the pose over it if one is known."""

    draft: Draft
    picture: Picture
    canvas: Canvas
    pose: Pose | None
    pose_id: str | None
    history: History


async def locked_draft(session: AsyncSession, draft_id: str, user_id: str | None = None) -> Draft:
    """The draft, for this transaction alone; raises UserMistake where it is gone or somebody else's."""
    draft = await session.scalar(select(Draft).where(Draft.id == draft_id).with_for_update())
    if draft is None or (user_id is not None and draft.user_id != user_id):
        raise UserMistake("This draft is gone: send the photo again.")
    return draft


async def add_photo(session: AsyncSession, draft: Draft, blob: str, width: int, height: int) -> Picture:
    """The draft's first picture: the photo itself, and the history's first entry."""
    canvas = Canvas(width, height, 0, 0, width, height)
    picture = await add_picture(session, draft, NewPicture(PHOTO, blob, canvas))
    session.add(HistoryEntry(draft_id=draft.id, position=0, picture_id=picture.id))
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
    """A pose of a picture; the history stays as it is."""
    revision = PoseRevision(
        draft_id=picture.draft_id,
        picture_id=picture.id,
        parent_id=parent_id,
        pose=_json(pose),
        adjustment=adjustment,
    )
    session.add(revision)
    await session.flush()
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
    of_it = select(PoseRevision.id).where(PoseRevision.picture_id == picture.id)
    own = await session.scalar(of_it.order_by(PoseRevision.created, PoseRevision.id).limit(1))
    return await show(session, draft, Entry(picture.id, own))


async def what_is_shown(session: AsyncSession, draft: Draft) -> Shown:
    """The picture and pose at the draft's place in its history."""
    history = await read_history(session, draft)
    entry = history.shown
    picture = await session.get_one(Picture, entry.picture_id)
    pose = None if entry.pose_id is None else await session.get_one(PoseRevision, entry.pose_id)
    return Shown(
        draft,
        picture,
        from_json(Canvas, picture.canvas),
        None if pose is None else from_json(Pose, pose.pose),
        entry.pose_id,
        history,
    )


async def read_history(session: AsyncSession, draft: Draft) -> History:
    """The draft's whole history."""
    rows = await session.scalars(
        select(HistoryEntry).where(HistoryEntry.draft_id == draft.id).order_by(HistoryEntry.position)
    )
    return History(tuple(Entry(row.picture_id, row.pose_id) for row in rows), draft.position)


async def _write_history(session: AsyncSession, draft: Draft, history: History) -> None:
    """Store a history whose last entry is new."""
    last = len(history.entries) - 1
    beyond = (HistoryEntry.draft_id == draft.id, HistoryEntry.position >= last)
    await session.execute(delete(HistoryEntry).where(*beyond))
    entry = history.entries[last]
    session.add(
        HistoryEntry(draft_id=draft.id, position=last, picture_id=entry.picture_id, pose_id=entry.pose_id)
    )
    await _move(session, draft, history)


async def _move(session: AsyncSession, draft: Draft, history: History) -> Shown:
    draft.position, draft.used = history.position, now()
    await session.flush()
    return await what_is_shown(session, draft)


def _json(value: object) -> Json:
    made = to_json(value)
    assert isinstance(made, dict)
    return made
