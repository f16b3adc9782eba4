"""How many jobs wait and answers are on their way, and for how long: figures for whoever watches."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.columns import now
from storage.database import Database
from storage.tables import Delivery, DeliveryState, Job, JobState

_PATIENCE = 3.0  # seconds; whoever asks does not wait much longer
_ON_THEIR_WAY = (DeliveryState.PENDING, DeliveryState.SENDING)


@dataclass(frozen=True)
class Figures:
    """Jobs by state, deliveries by platform and state, and the seconds that the oldest open ones wait."""

    jobs: Mapping[str, int]
    deliveries: Mapping[tuple[str, str], int]
    job_waits: float
    answer_waits: float


async def figures(database: Database) -> Figures | None:
    """The figures as they are now; None where the database does not tell them in time."""
    try:
        return await asyncio.wait_for(_read(database), _PATIENCE)
    except Exception:
        return None


async def _read(database: Database) -> Figures:
    by_state = select(Job.state, func.count()).group_by(Job.state)
    by_platform = select(Delivery.platform, Delivery.state, func.count())
    oldest_job = select(func.min(Job.created)).where(Job.state == JobState.QUEUED)
    oldest_answer = select(func.min(Delivery.created)).where(Delivery.state.in_(_ON_THEIR_WAY))
    async with database.transaction() as session:
        jobs = {row[0]: row[1] for row in await session.execute(by_state)}
        sent = await session.execute(by_platform.group_by(Delivery.platform, Delivery.state))
        return Figures(
            {state.value: jobs.get(state, 0) for state in JobState},
            {(row[0], row[1]): row[2] for row in sent},
            _seconds_since(await session.scalar(oldest_job)),
            _seconds_since(await session.scalar(oldest_answer)),
        )


def _seconds_since(moment: datetime | None) -> float:
    return 0.0 if moment is None else max(0.0, (now() - moment).total_seconds())
