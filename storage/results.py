"""What a job made, put into its draft in one transaction, once."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract import Canvas, Completed, Detected, Painted, Repainted, Result, Varied
from pipeline.contract_json import from_json
from pipeline.pose.shown import pose_shown
from storage import jobs
from storage.drafts import NewPicture, add_picture, add_pose, show
from storage.history import Entry
from storage.locking import locked_draft
from storage.shown import read_history
from storage.tables import Draft, Job, JobState, Picture


@dataclass(frozen=True)
class _Made:
    """A painted picture, with what its row needs besides."""

    painted: Painted
    canvas: Canvas
    mask: str | None


async def store_result(session: AsyncSession, job: Job, result: Result, seconds: float) -> None:
    """Put an open job's result into its draft, and end the job; the job's row has to be locked."""
    draft = await locked_draft(session, job.draft_id)
    job.remarks = _remarks(result)
    match result:
        case Detected():
            await _store_detected(session, draft, result)
        case Completed():
            draft.caption = result.caption
            await _store_shown(session, draft, job, _Made(result.painted, result.canvas, result.mask))
        case Repainted():
            await _store_shown(
                session, draft, job, _Made(result.painted, await _canvas(session, job), result.mask)
            )
        case Varied():
            canvas = await _canvas(session, job)
            for painted in result.pictures:
                await _add(session, draft, job, _Made(painted, canvas, None))
    await jobs.end(session, job, JobState.DONE, seconds=seconds)


def _remarks(result: Result) -> dict[str, object]:
    """What the person should know besides the picture."""
    unknown = [] if isinstance(result, Detected) else list(result.unknown_words)
    notes = list(result.notes) if isinstance(result, Completed) else []
    second = not isinstance(result, Repainted | Varied) and result.second_person_likely
    return {"unknown words": unknown, "notes": notes, "second person": second}


async def _store_detected(session: AsyncSession, draft: Draft, result: Detected) -> None:
    photo = (await read_history(session, draft)).entries[0]
    picture = await session.get_one(Picture, photo.picture_id)
    pose = await add_pose(session, picture, result.pose)
    await show(session, draft, Entry(picture.id, pose.id))


async def _store_shown(session: AsyncSession, draft: Draft, job: Job, made: _Made) -> None:
    await show(session, draft, await _add(session, draft, job, made))


async def _add(session: AsyncSession, draft: Draft, job: Job, made: _Made) -> Entry:
    painted = made.painted
    picture = await add_picture(
        session,
        draft,
        NewPicture(
            kind=job.kind,
            blob=painted.picture,
            canvas=made.canvas,
            parent_id=job.parent_id,
            mask=made.mask,
            recipe=painted.recipe,
            score=painted.score,
            job_id=job.id,
        ),
    )
    pose = await add_pose(
        session, picture, pose_shown(painted.asked, painted.found, painted.score), job.pose_id
    )
    return Entry(picture.id, pose.id)


async def _canvas(session: AsyncSession, job: Job) -> Canvas:
    """The canvas of the picture that a repaint or a variation starts from."""
    return from_json(Canvas, job.task["canvas"])
