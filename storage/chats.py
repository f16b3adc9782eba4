"""What was said in chats: which message tells of which draft, and which updates were taken in."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import now
from storage.database import Database
from storage.tables import OPEN, ChatMessage, Draft, Job, Update

_REMEMBERED = timedelta(days=2)  # platforms repeat updates for a day at most


@dataclass(frozen=True)
class Place:
    """A message of ours, as its platform names it."""

    platform: str
    chat: str
    message: str


async def taken_in(database: Database, session: AsyncSession, key: str) -> Update | None:
    """The update if it was taken in before; None at its first time, which is noted."""
    await database.serialise(session, f"update {key}")
    known = await session.get(Update, key)
    if known is None:
        session.add(Update(key=key))
    return known


async def was_taken_in(session: AsyncSession, key: str) -> bool:
    """Whether the update came before; nothing is noted."""
    return await session.get(Update, key) is not None


async def answered(session: AsyncSession, key: str) -> None:
    """The platform has taken what we say to an update."""
    known = await session.get(Update, key)
    if known is not None:
        known.answered = True


async def remember(session: AsyncSession, place: Place, draft_id: str, job_id: str | None = None) -> None:
    """The message tells of this draft, and of this job while it is open."""
    if await session.get(Draft, draft_id) is None:
        return  # forgotten while it was being said
    known = await session.get(ChatMessage, (place.platform, place.chat, place.message))
    if known is None:
        session.add(
            ChatMessage(
                platform=place.platform,
                chat=place.chat,
                name=place.message,
                draft_id=draft_id,
                job_id=job_id,
            )
        )
    else:
        known.draft_id, known.job_id = draft_id, job_id


async def draft_of(session: AsyncSession, place: Place) -> str | None:
    """The draft that a message tells of."""
    known = await session.get(ChatMessage, (place.platform, place.chat, place.message))
    return None if known is None else known.draft_id


async def latest_draft(session: AsyncSession, user_id: str, platform: str, chat: str) -> str | None:
    """The draft that its owner used last in this chat."""
    own = select(Draft.id).where(Draft.user_id == user_id, Draft.platform == platform, Draft.chat == chat)
    found: str | None = await session.scalar(own.order_by(Draft.used.desc(), Draft.created.desc()).limit(1))
    return found


async def messages_of_jobs(session: AsyncSession, platform: str) -> list[tuple[ChatMessage, Job]]:
    """The messages that tell of open jobs."""
    telling = select(ChatMessage, Job).join(Job, Job.id == ChatMessage.job_id)
    open_now = telling.where(ChatMessage.platform == platform, Job.state.in_(OPEN))
    return [(row[0], row[1]) for row in await session.execute(open_now)]


async def message_of_job(session: AsyncSession, job_id: str) -> ChatMessage | None:
    """The message that tells of a job."""
    found: ChatMessage | None = await session.scalar(select(ChatMessage).where(ChatMessage.job_id == job_id))
    return found


async def forget_old_updates(session: AsyncSession) -> None:
    """Updates that no platform will repeat any more."""
    await session.execute(delete(Update).where(Update.created < now() - _REMEMBERED))
