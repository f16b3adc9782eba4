"""Answers on their way to chats: each is claimed, sent, and marked as sent.

Whoever dies between the platform's answer and our commit leaves it claimed; it is sent again when the claim
runs out. That instant is the only one in which a chat can get an answer twice.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.columns import Moment, now
from storage.tables import Delivery, DeliveryState, Job, Picture

CLAIM = timedelta(minutes=2)  # longer than any platform's call takes
LATEST = timedelta(days=1)  # a platform may be away for hours; who waited for longer waits no more
_ON_THEIR_WAY = (DeliveryState.PENDING, DeliveryState.SENDING)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=5)

_earlier = aliased(Delivery)
_FIRST = ~exists().where(
    _earlier.platform == Delivery.platform,
    _earlier.chat == Delivery.chat,
    _earlier.state.in_(_ON_THEIR_WAY),
    or_(
        _earlier.created < Delivery.created,
        and_(_earlier.created == Delivery.created, _earlier.job_id < Delivery.job_id),
    ),
)
# Deliveries whose time has come, none before those that its chat waits for longer.
_DUE = select(Delivery).where(
    Delivery.platform == bindparam("of"),
    Delivery.state.in_(_ON_THEIR_WAY),
    or_(Delivery.not_before.is_(None), Delivery.not_before <= bindparam("at", type_=Moment)),
    _FIRST,
)
_IS_ANY_DUE = _DUE.with_only_columns(Delivery.job_id).limit(1)
_CLAIMED = _DUE.order_by(Delivery.created).limit(bindparam("most")).with_for_update(skip_locked=True)


@dataclass(frozen=True)
class Answer:
    """A job that ended, with the pictures it made, and the chat that waits for it."""

    delivery: Delivery
    job: Job
    pictures: tuple[Picture, ...]


async def is_any_due(session: AsyncSession, platform: str) -> bool:
    """Whether `claim` would find something."""
    return await session.scalar(_IS_ANY_DUE, {"of": platform, "at": now()}) is not None


async def claim(session: AsyncSession, platform: str, most: int = 10) -> list[Answer]:
    """The next answers for a platform, claimed for a while; nobody else gets them meanwhile.

    A chat gets its answers in their order: one that has to wait holds up those after it.
    """
    answers = []
    chosen = await session.scalars(_CLAIMED, {"of": platform, "at": now(), "most": most})
    for delivery in list(chosen):
        delivery.state, delivery.not_before = DeliveryState.SENDING, now() + CLAIM
        delivery.attempts += 1
        job = await session.get_one(Job, delivery.job_id)
        made = select(Picture).where(Picture.job_id == job.id).order_by(Picture.number)
        answers.append(Answer(delivery, job, tuple(await session.scalars(made))))
    return answers


async def sent(session: AsyncSession, job_id: str, message: str) -> None:
    """The platform has taken the answer, as this message."""
    delivery = await session.get(Delivery, job_id, with_for_update=True)
    if delivery is not None:  # else forgotten meanwhile
        delivery.state, delivery.message = DeliveryState.SENT, message


async def failed(
    session: AsyncSession, job_id: str, again: bool = True, wait: timedelta | None = None
) -> None:
    """The platform has not taken the answer: try again after `wait` or an ever longer while, or give up."""
    delivery = await session.get(Delivery, job_id, with_for_update=True)
    if delivery is None:
        return
    if not again or delivery.created < now() - LATEST:
        delivery.state = DeliveryState.GIVEN_UP
        return
    delivery.state = DeliveryState.PENDING
    longer = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(delivery.attempts, 20))
    delivery.not_before = now() + (longer if wait is None else wait)


async def undelivered(session: AsyncSession) -> int:
    """How many answers have not reached their chats."""
    count = select(func.count()).select_from(Delivery).where(Delivery.state.in_(_ON_THEIR_WAY))
    return await session.scalar(count) or 0
