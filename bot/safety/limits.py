"""How often somebody may ask: events a minute, photos a day, jobs at once. Pure: who asks brings the time.

What has to outlive a restart (photos, jobs) is counted by storage and handed in; the pace of events starts
afresh.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Limit(StrEnum):
    """What was reached; each has its sentence, `limit-…`, in the texts."""

    PACE = "pace"
    PHOTOS = "photos"
    JOBS = "jobs"
    PROMPT = "prompt"


@dataclass(frozen=True)
class Limits:
    """What an installation allows one user."""

    burst: int = 10  # events at once
    per_minute: float = 30.0  # events, in the long run
    photos_per_day: int = 50
    jobs: int = 4  # open at once
    prompt: int = 400  # characters


@dataclass(frozen=True)
class TooMuch:
    """A limit that was reached, what it allows, what was asked, and seconds until it is worth trying again.

    The seconds are None where they depend on the user: on a job that ends, or a shorter prompt.
    """

    limit: Limit
    allowed: int
    asked: int
    seconds: float | None = None


@dataclass(frozen=True)
class Bucket:
    """The events that a user has left at a moment (in seconds, of a clock that never goes back)."""

    left: float
    at: float


def take(bucket: Bucket | None, now: float, limits: Limits) -> tuple[Bucket, TooMuch | None]:
    """The bucket after one event, and whether that was too much: a token bucket (Turner, 1986).

    A refused event takes nothing, so that impatience doesn't lengthen the wait.
    """
    rate = limits.per_minute / 60
    if bucket is None:
        bucket = Bucket(limits.burst, now)
    left = min(float(limits.burst), bucket.left + max(0.0, now - bucket.at) * rate)
    if left >= 1:
        return Bucket(left - 1, now), None
    return Bucket(left, now), TooMuch(Limit.PACE, limits.burst, limits.burst + 1, (1 - left) / rate)


def photos(sent: Sequence[datetime], now: datetime, limits: Limits) -> TooMuch | None:
    """Whether one photo more is too much, after those that were sent at these times."""
    today = sorted(moment for moment in sent if moment > now - DAY)
    if len(today) < limits.photos_per_day:
        return None
    frees = today[len(today) - limits.photos_per_day] + DAY
    return TooMuch(Limit.PHOTOS, limits.photos_per_day, len(today) + 1, (frees - now).total_seconds())


def jobs(open_jobs: int, limits: Limits) -> TooMuch | None:
    """Whether one job more is too much beside those that are open."""
    return TooMuch(Limit.JOBS, limits.jobs, open_jobs + 1) if open_jobs >= limits.jobs else None


def prompt(text: str, limits: Limits) -> TooMuch | None:
    """Whether a prompt is too long to be read."""
    return TooMuch(Limit.PROMPT, limits.prompt, len(text)) if len(text) > limits.prompt else None
