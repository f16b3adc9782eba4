"""When a worker last looked after its queue."""

import time
from collections.abc import Callable


class Pulse:
    """Beats once a round: a round that went well shows that database and queue are there."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._round = self._good = clock()

    def beat(self, good: bool) -> None:
        """A round is over."""
        self._round = self._clock()
        if good:
            self._good = self._round

    @property
    def since_round(self) -> float:
        """Seconds since the last round."""
        return self._clock() - self._round

    @property
    def since_good(self) -> float:
        """Seconds since the last round that went well."""
        return self._clock() - self._good
