"""How long a job will take, from how long such jobs took: a typical time, and one that is rarely exceeded."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Job, JobState

_RECENT = 100  # jobs of a kind that are looked at
_UNKNOWN = 20.0  # seconds, before anything was measured
_RARELY = 0.9  # the share of jobs that the upper bound of their own time holds for
_SIGMAS = 1.28  # of the sum of those ahead: the same share of a normal distribution


@dataclass(frozen=True)
class Times:
    """Seconds that jobs of a kind took."""

    mean: float
    error: float  # of the mean, as few measurements leave it
    deviation: float
    typical: float
    upper: float


@dataclass(frozen=True)
class Estimate:
    """Seconds until a job is done: typically, and at most in nine of ten cases; jobs ahead of it."""

    typical: float
    upper: float
    ahead: int


def times_of(seconds: Sequence[float]) -> Times:
    """What measured times (seconds) say of the next one; a guess where there are none."""
    if not seconds:
        return Times(_UNKNOWN, _UNKNOWN / 2, _UNKNOWN / 2, _UNKNOWN, 2 * _UNKNOWN)
    ordered = sorted(seconds)
    # With few measurements the largest says little about what is rare: the bound is set beyond it.
    place = math.ceil(_RARELY * (len(ordered) + 1)) - 1
    upper = ordered[place] if place < len(ordered) else 1.5 * ordered[-1]
    deviation = statistics.pstdev(ordered)
    return Times(
        mean=statistics.fmean(ordered),
        error=deviation / math.sqrt(len(ordered)),
        deviation=deviation,
        typical=statistics.median(ordered),
        upper=upper,
    )


def estimate(own: Times, ahead: Sequence[Times], slots: int) -> Estimate:
    """When a job is done that waits for those ahead of it, `slots` being painted at once."""
    queued = max(0, len(ahead) - slots + 1) / max(1, len(ahead))  # those that have to end before it begins
    waiting = queued * sum(times.mean for times in ahead) / slots
    chance = math.sqrt(sum(times.deviation**2 for times in ahead))
    spread = math.hypot(chance, sum(times.error for times in ahead)) / slots
    # Those ahead end one by one: at the last moment up to a whole job is still in the way.
    last = max((times.upper for times in ahead), default=0.0) * (1 - 1 / slots)
    return Estimate(waiting + own.typical, waiting + _SIGMAS * spread + last + own.upper, len(ahead))


async def estimate_of(session: AsyncSession, job: Job, slots: int) -> Estimate:
    """When a waiting or running job will be done, where at least `slots` are painted at once.

    Where jobs wait, all workers paint: as many are painted at once as are running, on however many machines.
    """
    before = select(Job.kind, Job.state, func.count()).where(
        (Job.state == JobState.RUNNING) | ((Job.state == JobState.QUEUED) & (Job.turn <= job.turn)),
        Job.id != job.id,
    )
    counts = (await session.execute(before.group_by(Job.kind, Job.state))).all()
    measured = {kind: await _measured(session, kind) for kind in {job.kind, *(row[0] for row in counts)}}
    ahead = [measured[kind] for kind, _, count in counts for _ in range(count)]
    running = sum(count for _, state, count in counts if state == JobState.RUNNING)
    return estimate(measured[job.kind], ahead, max(slots, running))


async def _measured(session: AsyncSession, kind: str) -> Times:
    done = select(Job.seconds).where(Job.kind == kind, Job.state == JobState.DONE, Job.seconds.is_not(None))
    recent = await session.scalars(done.order_by(Job.ended.desc()).limit(_RECENT))
    return times_of([seconds for seconds in recent if seconds is not None])
