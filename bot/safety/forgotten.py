"""Photos that count towards a day although whoever sent them asked to be forgotten since."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from bot.safety.limits import DAY


class Forgotten:
    """When such photos were sent: in memory only, for a day, under a hash that only this process can make.

    Without it /forget would give the day's photos back, again and again.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._sent: dict[bytes, tuple[datetime, ...]] = {}

    def __len__(self) -> int:
        return len(self._sent)

    def remember(self, user: str, sent: Sequence[datetime], now: datetime) -> None:
        """Photos of a user that are deleted now."""
        name = self._name(user)
        self._sent[name] = (*self._sent.get(name, ()), *sent)
        self._drop_what_is_older_than_a_day(now)

    def photos(self, user: str, now: datetime) -> tuple[datetime, ...]:
        """When a user had sent photos, within a day, before being forgotten."""
        self._drop_what_is_older_than_a_day(now)
        return self._sent.get(self._name(user), ())

    def _drop_what_is_older_than_a_day(self, now: datetime) -> None:
        lately = {name: tuple(at for at in sent if at > now - DAY) for name, sent in self._sent.items()}
        self._sent = {name: sent for name, sent in lately.items() if sent}

    def _name(self, user: str) -> bytes:
        return hashlib.blake2b(user.encode(), key=self._key, digest_size=16).digest()
