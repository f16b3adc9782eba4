"""How fast pages may ask; what people may do in the conversation is the desk's own affair."""

import time
from collections.abc import Callable

from bot.safety.limits import Limits
from bot.safety.pace import Pace
from bot.web.refusing import Refused
from storage.users import Who

_ACTS = Limits(burst=40, per_minute=120)  # what is stored
_LOOKS = Limits(burst=120, per_minute=600)  # drafts, poses tried out
_PICTURES = Limits(burst=600, per_minute=1200)  # a long chat has hundreds
_SIGNING_IN = Limits(burst=5, per_minute=6)  # of one address
_ALL_SIGNING_IN = Limits(burst=30, per_minute=60)


class Paces:
    """Counts requests in memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._acts, self._looks = Pace(_ACTS, clock), Pace(_LOOKS, clock)
        self._pictures = Pace(_PICTURES, clock)
        self._from_one, self._from_all = Pace(_SIGNING_IN, clock), Pace(_ALL_SIGNING_IN, clock)

    def act(self, who: Who) -> None:
        """Somebody does something; raises Refused."""
        _allow(self._acts, who.key)

    def look(self, who: Who) -> None:
        """Somebody looks at something that takes work; raises Refused."""
        _allow(self._looks, who.key)

    def picture(self, who: Who) -> None:
        """Somebody is sent a picture; raises Refused."""
        _allow(self._pictures, who.key)

    def sign_in(self, address: str) -> None:
        """Somebody tries a password; raises Refused."""
        _allow(self._from_one, address)
        _allow(self._from_all, "")


def _allow(pace: Pace, name: str) -> None:
    if pace.event(name) is not None:
        raise Refused(429)
