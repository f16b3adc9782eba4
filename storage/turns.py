"""Whose turn it is: start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996) with jobs of equal weight.

Every job gets a turn when it is submitted: one after its user's last open job, and never before the turn
that is being served. So a newcomer waits for what is running only, and nobody's hundred jobs stand before
another's one.
"""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import OPEN, Job, JobState

_BEGUN = select(func.max(Job.turn)).where(Job.started.is_not(None))
_NEXT = select(func.min(Job.turn)).where(Job.state == JobState.QUEUED)
_SERVED = select(_BEGUN.scalar_subquery(), _NEXT.scalar_subquery())  # both as of one moment


def next_turn(served: int, users_last: int | None) -> int:
    """The turn of a new job, from the latest turn that was begun and the user's last open one."""
    return max(served, users_last or 0) + 1


async def turn_for(session: AsyncSession, user_id: str) -> int:
    """The turn of the user's next job; the transaction has to be the user's only one."""
    of_user = select(func.max(Job.turn)).where(Job.user_id == user_id, Job.state.in_(OPEN))
    begun, waiting = (await session.execute(_SERVED)).one()
    # Who was served last may be forgotten; those who wait for their turns keep them all the same.
    served = max(begun or 0, 0 if waiting is None else waiting - 1)
    return next_turn(served, await session.scalar(of_user))
