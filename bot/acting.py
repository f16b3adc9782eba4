"""Decisions carried out: the draft's changes and its jobs, in the transaction of the event."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.decision import (
    Act,
    Adjust,
    BackTo,
    Cancel,
    Decision,
    Forget,
    Mean,
    Paint,
    Prompt,
    Redo,
    Reply,
    Speak,
    Undo,
    Wish,
)
from bot.conversation.events import Origin
from bot.conversation.painting import ACCEPTED, QUOTA, RUNNING
from bot.conversation.scene import DraftScene
from bot.installation import Installation
from bot.quota import photos_sent
from bot.safety.limits import photos
from bot.scenes import draft_scene
from bot.text.durations import duration
from bot.text.locales import Locale
from bot.text.message import Message, message
from storage import drafts, jobs
from storage.columns import now
from storage.eta import estimate_of
from storage.jobs import Request, submit
from storage.locking import locked_draft
from storage.shown import read_history, what_is_shown
from storage.tables import Draft, Job, User
from storage.users import Who, known_user


@dataclass(frozen=True)
class Done:
    """What was done, and what is to be said: replies, the drafts as they are now, the job that was made."""

    who: Who
    locale: Locale
    replies: tuple[Reply, ...]
    drafts: tuple[DraftScene, ...] = ()
    job_id: str | None = None
    cancelled: tuple[str, ...] = ()


async def carry_out(
    session: AsyncSession, means: Installation, decision: Decision, origin: Origin, locale: Locale
) -> Done:
    """Do all acts; the jobs that were cancelled have to be told to the queue after the commit.

    Raises TooMuch where somebody has enough jobs, UserMistake where a draft is gone.
    """
    made: Job | None = None
    cancelled: tuple[str, ...] = ()
    for act in decision.acts:
        if isinstance(act, Paint):
            made = await _paint(session, means, act, origin)
        elif isinstance(act, Cancel):
            cancelled = tuple([job for job in act.jobs if await jobs.cancel(session, job)])
        elif isinstance(act, Speak):
            locale = await _speak(session, origin, act)
        else:
            await _change(session, act)
    replies = [await _filled(session, means, reply, made, origin) for reply in decision.replies]
    ids = dict.fromkeys(reply.draft_id for reply in replies if reply.draft_id is not None)
    scenes = [await _as_it_is(session, means, draft_id) for draft_id in ids]
    return Done(
        origin.who, locale, tuple(replies), tuple(scenes), None if made is None else made.id, cancelled
    )


async def _as_it_is(session: AsyncSession, means: Installation, draft_id: str) -> DraftScene:
    draft = await locked_draft(session, draft_id)
    return await draft_scene(session, draft, means.can_edit(draft))


async def _change(session: AsyncSession, act: Act) -> None:
    """A change of a draft."""
    if isinstance(act, Forget | Cancel | Speak | Paint):
        return
    draft = await locked_draft(session, act.draft_id)
    match act:
        case Adjust():
            await drafts.adjust(session, draft, act.pose, act.words)
        case Undo():
            for _ in range(act.times):
                if (await read_history(session, draft)).can_undo:
                    await drafts.undo(session, draft)
        case Redo():
            for _ in range(act.times):
                if (await read_history(session, draft)).can_redo:
                    await drafts.redo(session, draft)
        case BackTo():
            await drafts.back_to(session, draft, act.number)
        case Wish():
            draft.wish = act.words
        case Prompt():
            draft.prompt, draft.wish = act.words, ""
        case Mean():
            draft.person = act.person


async def _paint(session: AsyncSession, means: Installation, act: Paint, origin: Origin) -> Job:
    draft = await locked_draft(session, act.draft_id)
    parent_id, pose_id = await _started_from(session, draft, act)
    request = Request(draft.id, draft.user_id, act.task, origin.update, parent_id=parent_id, pose_id=pose_id)
    return (await submit(means.database, session, means.queue, request, means.job_limits)).job


async def _started_from(session: AsyncSession, draft: Draft, act: Paint) -> tuple[str | None, str | None]:
    """The picture and the pose that a job starts from: those of the one it does again, or what is shown."""
    before = await session.get(Job, act.again) if act.again else None
    if before is not None:
        return before.parent_id, before.pose_id
    shown = await what_is_shown(session, draft)
    return shown.picture.id, shown.pose_id


async def _speak(session: AsyncSession, origin: Origin, act: Speak) -> Locale:
    user = await known_user(session, origin.who)
    if isinstance(user, User):
        user.locale = act.locale.value
    return act.locale


async def _filled(
    session: AsyncSession, means: Installation, reply: Reply, made: Job | None, origin: Origin
) -> Reply:
    """The reply with what only the queue knows."""
    said = [await _told(session, means, each, made, origin) for each in reply.messages]
    return replace(reply, messages=tuple(said))


async def _told(
    session: AsyncSession, means: Installation, said: Message, made: Job | None, origin: Origin
) -> Message:
    if said == ACCEPTED and made is not None:
        estimate = await estimate_of(session, made, means.slots)
        kind = "photo-received" if made.kind == "complete" else "progress-waiting"
        return message(kind, ahead=estimate.ahead, wait=duration(estimate.upper))
    if said == QUOTA:
        return await _quota(session, means, origin)
    if said == RUNNING:
        user = await known_user(session, origin.who)
        own = [] if user is None else await jobs.open_jobs(session, user.id)
        longest = max([(await estimate_of(session, job, means.slots)).upper for job in own], default=0.0)
        return message("status-running", count=len(own), wait=duration(longest))
    return said


async def _quota(session: AsyncSession, means: Installation, origin: Origin) -> Message:
    """How many photos somebody may still send today."""
    sent, limits = await photos_sent(session, means, origin.who), means.house.limits
    reached = photos(sent, now(), limits)
    left = 0 if reached is not None else limits.photos_per_day - len(sent)
    wait = 0.0 if reached is None else reached.seconds or 0.0
    return message("status-quota", left=left, wait=duration(wait))
