"""Answers on their way to chats: each is claimed, sent, and marked as sent.

Whoever dies between the platform's answer and our commit leaves it claimed; it is sent again when the claim
runs out. That instant is the only one in which a chat can get an answer twice.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import now
from storage.tables import Delivery, DeliveryState, Job, Picture

CLAIM = timedelta(minutes=2)  # longer than any platform's call takes
_ATTEMPTS = 8
_ON_THEIR_WAY = (DeliveryState.PENDING, DeliveryState.SENDING)
_FIRST_WAIT = timedelta(seconds=2)


@dataclass(frozen=True)
class Answer:
    """A job that ended, with the pictures it made, and the chat that waits for it."""

    delivery: Delivery
    job: Job
    pictures: tuple[Picture, ...]


async def claim(session: AsyncSession, platform: str, most: int = 10) -> list[Answer]:
    """The next answers for a platform, claimed for a while; nobody else gets them meanwhile."""
    due = select(Delivery).where(
        Delivery.platform == platform, Delivery.state.in_(_ON_THEIR_WAY), Delivery.not_before <= now()
    )
    chosen = due.order_by(Delivery.created).limit(most).with_for_update(skip_locked=True)
    answers = []
    for delivery in list(await session.scalars(chosen)):
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
    if not again or delivery.attempts >= _ATTEMPTS:
        delivery.state = DeliveryState.GIVEN_UP
        return
    delivery.state = DeliveryState.PENDING
    delivery.not_before = now() + (_FIRST_WAIT * 2**delivery.attempts if wait is None else wait)


async def undelivered(session: AsyncSession) -> int:
    """How many answers have not reached their chats."""
    count = select(func.count()).select_from(Delivery).where(Delivery.state.in_(_ON_THEIR_WAY))
    return await session.scalar(count) or 0
