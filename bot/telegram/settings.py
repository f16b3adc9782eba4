"""What the Telegram front-end has to be told."""

from dataclasses import dataclass
from datetime import timedelta

from pydantic import SecretStr


@dataclass(frozen=True)
class Webhook:
    """Telegram calls `url` (public, https) and proves itself with `secret` (1-256 of A-Z a-z 0-9 _ -)."""

    url: str
    secret: SecretStr


@dataclass(frozen=True)
class TelegramSettings:
    """The bot's token, and how to reach Telegram; without a webhook the bot asks for updates itself.

    `api`: another Bot API server than Telegram's own. `timeout`: for one answer of that server; `long_poll`:
    how long it may hold it back until there are updates. `busy`: how long a pressed button may look busy.
    `pauses`: seconds between attempts at what can't be done just now; after the last it is given up.
    """

    token: SecretStr
    webhook: Webhook | None = None
    api: str = "https://api.telegram.org"
    timeout: timedelta = timedelta(seconds=30)
    long_poll: timedelta = timedelta(seconds=30)
    busy: timedelta = timedelta(seconds=3)
    pauses: tuple[float, ...] = (1, 2, 4, 8, 15, 30, 60, 120, 240)
