"""What was said in chats: which message tells of which draft, and which updates were taken in."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from sqlalchemy import String, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import agreed_now
from storage.database import Database
from storage.tables import OPEN, ChatMessage, Delivery, DeliveryState, Draft, Job, Update
from storage.upserts import Insert, dialect_of, insert_or_update, insert_unless_there

_OUT = (DeliveryState.SENT, DeliveryState.GIVEN_UP)
_TELLING = (
    select(ChatMessage)
    .join(Job, Job.id == ChatMessage.job_id)
    .outerjoin(Delivery, Delivery.job_id == Job.id)
    .where(ChatMessage.platform == bindparam("of"), Job.state.in_(OPEN) | Delivery.state.in_(_OUT))
)
_OF_JOB = select(ChatMessage).where(ChatMessage.job_id == bindparam("job"))
_ANSWERED = update(Update).where(Update.key == bindparam("of")).values(answered=True)
_REMEMBERED = timedelta(days=2)  # platforms repeat updates for a day at most


@dataclass(frozen=True)
class Place:
    """A message of ours, as its platform names it."""

    platform: str
    chat: str
    message: str


async def taken_in(session: AsyncSession, key: str) -> Update | None:
    """The update if it was taken in before; None at its first time, which is noted."""
    noted = await session.scalar(insert_unless_there(dialect_of(session), Update), {"key": key})
    return await session.get_one(Update, key) if noted is None else None


async def was_taken_in(session: AsyncSession, key: str) -> bool:
    """Whether the update came before; nothing is noted."""
    return await session.get(Update, key) is not None


async def answered(session: AsyncSession, key: str) -> None:
    """The platform has taken what we say to an update."""
    await session.execute(_ANSWERED, {"of": key})


async def remember(session: AsyncSession, place: Place, draft_id: str, job_id: str | None = None) -> None:
    """The message tells of this draft, if it is not forgotten, and of this job while it is open."""
    row = {"platform": place.platform, "chat": place.chat, "name": place.message, "job_id": job_id}
    await session.execute(_remembering(dialect_of(session)), row | {"draft": draft_id})


@cache
def _remembering(dialect: str) -> Insert:
    told = [bindparam(name, type_=String).label(name) for name in ("platform", "chat", "name", "job_id")]
    row = select(*told, Draft.id.label("draft_id")).where(Draft.id == bindparam("draft"))
    return insert_or_update(dialect, ChatMessage, row, ("draft_id", "job_id"))


async def draft_of(session: AsyncSession, place: Place) -> str | None:
    """The draft that a message tells of."""
    known = await session.get(ChatMessage, (place.platform, place.chat, place.message))
    return None if known is None else known.draft_id


async def telling_messages(session: AsyncSession, platform: str) -> list[ChatMessage]:
    """The messages that tell of open jobs, and those that have to say yet that the answer is out."""
    return list(await session.scalars(_TELLING, {"of": platform}))


async def message_of_job(session: AsyncSession, job_id: str) -> ChatMessage | None:
    """The message that tells of a job."""
    found: ChatMessage | None = await session.scalar(_OF_JOB, {"job": job_id})
    return found


async def forget_old_updates(database: Database) -> None:
    """Delete the updates that no platform will repeat any more."""
    async with database.transaction() as session:
        at = await agreed_now(session)
        if at is not None:
            await session.execute(delete(Update).where(Update.created < at - _REMEMBERED))
