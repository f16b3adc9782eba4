"""Logs as structured lines, for people or machines, without tokens, pictures or prompts."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

# Bot tokens of Telegram and Discord, passwords in URLs, and what is named as a secret.
_SECRETS = (
    re.compile(r"(?<!\d)\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}"),
    re.compile(r"\b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}"),
    re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"),
    re.compile(r"(?i)(?<=token=)[^&\s]+"),
)
_PRIVATE = ("prompt", "caption", "text", "photo", "data", "token", "password")
_HIDDEN = "***"

Event = MutableMapping[str, Any]


def set_up(how: Literal["lines", "json"], level: int = logging.INFO) -> None:
    """Write all logs of this process, the libraries' too, to stderr."""
    renderer = (
        structlog.processors.JSONRenderer() if how == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_secrets,
            renderer,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("httpx", "alembic", "sqlalchemy", "dbos"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def without_secrets(logger: Any, method: str, event: Event) -> Event:
    """The event with private entries hidden, and secrets struck out of all texts."""
    for name, value in event.items():
        if name in _PRIVATE:
            event[name] = _HIDDEN
        elif isinstance(value, str):
            event[name] = struck_out(value)
    return event


def struck_out(text: str) -> str:
    """The text without anything that looks like a token or a password."""
    for secret in _SECRETS:
        text = secret.sub(_HIDDEN, text)
    return text
