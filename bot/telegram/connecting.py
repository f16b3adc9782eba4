"""The connection to the Bot API: timeouts for big uploads, Telegram's pace, and no token in any log."""

import logging
import ssl
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import cache
from typing import Any

import httpx
from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.telegram.settings import TelegramSettings

Bot = ExtBot[int]

_SHORT = timedelta(seconds=5)
_UPLOAD = 120.0  # seconds: 50 MB over a slow line
_CONNECTIONS = 64
_ASKING = 4  # a question that was broken off may still hold a connection


class Flooded(TelegramError):
    """Telegram wants a pause that is too long to make everybody wait for it."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"Flood control: try again in {wait.total_seconds():.0f} s")
        self.wait = wait


def wait_of(error: RetryAfter) -> timedelta:
    """The pause that Telegram asks for."""
    return error._retry_after  # the public property warns that its type will change


class Pace(AIORateLimiter):
    """Waits out short pauses for all chats; a long one is left to whoever writes to that chat."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """As the library does, but for long pauses."""

        async def once(*args: Any, **kwargs: Any) -> Any:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if wait_of(error) > _SHORT:
                    raise Flooded(wait_of(error)) from error
                raise

        return await super().process_request(once, args, kwargs, endpoint, data, rate_limit_args)


def connect(settings: TelegramSettings) -> Bot:
    """A bot that can send at once; it knows its own name after `initialize`."""
    _keep_quiet()
    return ExtBot(
        settings.token.get_secret_value(),
        base_url=f"{settings.api}/bot",
        base_file_url=f"{settings.api}/file/bot",
        request=_request(settings, _CONNECTIONS),
        get_updates_request=_request(settings, _ASKING),
        rate_limiter=Pace(max_retries=2),
    )


def _request(settings: TelegramSettings, connections: int) -> HTTPXRequest:
    seconds = settings.timeout.total_seconds()
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=min(10.0, seconds),
        read_timeout=seconds,
        write_timeout=seconds,
        pool_timeout=_UPLOAD,
        media_write_timeout=_UPLOAD,
        httpx_kwargs={"verify": _trusted()},
    )


@cache
def _trusted() -> ssl.SSLContext:
    """Reading the certificates takes longer than all the rest of a start."""
    return httpx.create_ssl_context()


def _keep_quiet() -> None:
    """The token is part of every URL, and these tell URLs (or, `telegram.Bot`, messages) when asked to."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.INFO), ("telegram", logging.INFO)):
        logging.getLogger(name).setLevel(max(level, logging.getLogger(name).level))
