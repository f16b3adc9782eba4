"""Trying again what can't be done just now."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from telegram.error import TelegramError

from bot.platform import NotTaken

T = TypeVar("T")

_log = logging.getLogger(__name__)


async def patiently(what: Callable[[], Awaitable[T]], pauses: Iterable[float]) -> T:
    """What comes of it, tried again after each pause; raises the last error, or what no trying helps."""
    for pause in pauses:
        try:
            return await what()
        except NotTaken as error:
            if not error.again:
                raise
            pause = error.wait.total_seconds() if error.wait else pause
            _log.warning("trying again in %.1f s: %s", pause, error)
        except TelegramError as error:
            _log.warning("trying again in %.1f s: Telegram: %s", pause, error)
        except Exception as error:  # its words may be a person's: a database tells what it was to store
            _log.warning("trying again in %.1f s: %s", pause, type(error).__name__)
        await asyncio.sleep(pause)
    return await what()
