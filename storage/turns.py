"""Whose turn it is: start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996) with jobs of equal weight.

Every job gets a turn when it is submitted: one after its user's last open job, and never before the turn
that is being served. So a newcomer waits for what is running only, and nobody's hundred jobs stand before
another's one.
"""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import OPEN, Job


def next_turn(served: int, users_last: int | None) -> int:
    """The turn of a new job, from the latest turn that was begun and the user's last open one."""
    return max(served, users_last or 0) + 1


async def turn_for(session: AsyncSession, user_id: str) -> int:
    """The turn of the user's next job; the transaction has to be the user's only one."""
    served = await session.scalar(select(func.max(Job.turn)).where(Job.started.is_not(None)))
    of_user = select(func.max(Job.turn)).where(Job.user_id == user_id, Job.state.in_(OPEN))
    return next_turn(served or 0, await session.scalar(of_user))
