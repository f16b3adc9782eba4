"""The pace of all users, kept in memory: a bucket each, and none for who has been quiet for long."""

from collections import OrderedDict
from collections.abc import Callable

from bot.safety.limits import Bucket, Limits, TooMuch, take

_MOST = 10_000  # users remembered; the one quiet for longest goes first, and has its full burst again


class Pace:
    """Who may send one more event now; the clock counts seconds and never goes back."""

    def __init__(self, limits: Limits, clock: Callable[[], float], most: int = _MOST) -> None:
        self._limits, self._clock, self._most = limits, clock, most
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def event(self, user: str) -> TooMuch | None:
        """Count an event of a user; what is returned says that it was too much."""
        bucket, too_much = take(self._buckets.get(user), self._clock(), self._limits)
        self._buckets[user] = bucket
        self._buckets.move_to_end(user)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return too_much
