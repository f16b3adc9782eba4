"""Whom Telegram says a Mini App was opened by: its initData, checked; pure."""

import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl

OLDEST = 600  # seconds
_AHEAD = 60  # seconds that Telegram's clock may be before ours
_LONGEST = 8192  # characters
_DIGITS = 20


@dataclass(frozen=True)
class Opened:
    """Telegram's id of the person, their language's tag if it is told, and what this opening is known by."""

    user: str
    language: str | None
    mark: str


def opened_by(init_data: str, token: str, now: float) -> Opened | None:
    """Who opened it; None for everything that Telegram did not sign for this bot just now."""
    fields = _fields(init_data)
    if fields is None or not _is_signed(fields, token) or not _is_fresh(fields.get("auth_date", ""), now):
        return None
    user = _user(fields.get("user", ""))
    if user is None:
        return None
    language = user.get("language_code")
    mark = sha256(fields["hash"].encode()).hexdigest()
    return Opened(str(user["id"]), language if isinstance(language, str) else None, mark)


def _fields(init_data: str) -> dict[str, str] | None:
    """The fields, each there once."""
    if len(init_data) > _LONGEST:
        return None
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        return None
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else None


def _is_signed(fields: dict[str, str], token: str) -> bool:
    """The check that Telegram describes: all fields but the hash, sorted, under a key made of the token."""
    told = fields.get("hash", "")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "hash")
    key = hmac.digest(b"WebAppData", token.encode(), sha256)
    right = hmac.new(key, lines.encode(), sha256).hexdigest()
    return hmac.compare_digest(told.encode(), right.encode())


def _is_fresh(auth_date: str, now: float) -> bool:
    if not auth_date.isascii() or not auth_date.isdigit() or len(auth_date) > _DIGITS:
        return False
    return now - OLDEST <= int(auth_date) <= now + _AHEAD


def _user(text: str) -> dict[str, object] | None:
    try:
        user = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(user, dict):
        return None
    id = user.get("id")
    return user if isinstance(id, int) and not isinstance(id, bool) and id > 0 else None
