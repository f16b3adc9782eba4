"""Keeps tokens out of the library's log lines: the bot's, and those with which interactions are answered."""

import logging
import re

LOGGERS = ("client", "gateway", "http", "state", "webhook.async_")
HIDDEN = r"\1***"

_IN_ADDRESSES = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s?'\"]+")
_IN_EVENTS = re.compile(r"""(["']token["']: ?["'])[^"']+""")


class WithoutTokens(logging.Filter):
    """Strikes tokens out of each line."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = re.compile(f"(){re.escape(token)}")

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line pass, without tokens."""
        said = record.getMessage()
        for secret in (self._token, _IN_ADDRESSES, _IN_EVENTS):
            said = secret.sub(HIDDEN, said)
        record.msg, record.args = said, ()
        return True


def hide(token: str) -> None:
    """Strike this token, and all of interactions, out of what the library logs; instead of an earlier one."""
    for name in LOGGERS:
        logger = logging.getLogger(f"discord.{name}")
        for old in [each for each in logger.filters if isinstance(each, WithoutTokens)]:
            logger.removeFilter(old)
        logger.addFilter(WithoutTokens(token))
