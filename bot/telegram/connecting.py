"""The connection to the Bot API: Telegram's pace, and no token in any log."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from bot.telegram.requesting import Requests
from bot.telegram.settings import TelegramSettings

_SHORT = timedelta(seconds=5)
_CONNECTIONS = 64
_ASKING = 4  # a question that was broken off may still hold a connection


class Bot(ExtBot[int]):
    """The library's bot, which can also hand over updates as Telegram tells them."""

    async def told_updates(
        self, offset: int | None, most: int, wait: timedelta, allowed: Sequence[str]
    ) -> list[dict[str, Any]]:
        """As `get_updates`, but not read yet: that takes longer than all the rest, and most may be known."""
        seconds = round(wait.total_seconds())
        asked = {"offset": offset, "limit": most, "timeout": seconds, "allowed_updates": allowed}
        patience = self.request.read_timeout or 0.0
        told = await self._post("getUpdates", asked, read_timeout=patience + seconds)
        return told if isinstance(told, list) else []


class Flooded(TelegramError):
    """Telegram wants a pause that is too long to make everybody wait for it."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"Flood control: try again in {wait.total_seconds():.0f} s")
        self.wait = wait


def wait_of(error: RetryAfter) -> timedelta:
    """The pause that Telegram asks for."""
    return error._retry_after  # the public property warns that its type will change


class Pace(AIORateLimiter):
    """Waits out short pauses for all chats; a long one is left to whoever writes to that chat.

    Until it has passed, nothing else goes to that chat either: Telegram would only make it longer. Short ones
    are kept here, because the library forgets its own as soon as a call comes back that was under way before.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=2)
        self._all_quiet = 0.0  # until when
        self._quiet: dict[str, float] = {}  # until when, by chat

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """As the library does, but for the pauses that Telegram asks for."""
        chat = str(data.get("chat_id", ""))

        async def once(*args: Any, **kwargs: Any) -> Any:
            await self._until_allowed(chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if wait_of(error) > _SHORT:
                    self._keep_quiet(chat, wait_of(error))
                    raise Flooded(wait_of(error)) from error
                self._keep_all_quiet(wait_of(error))
                raise

        return await super().process_request(once, args, kwargs, endpoint, data, rate_limit_args)

    async def _until_allowed(self, chat: str) -> None:
        """Wait out a short pause; raises Flooded in a long one."""
        while (left := self._all_quiet - time.monotonic()) > 0:
            await asyncio.sleep(left)
        if (left := self._quiet.get(chat, 0.0) - time.monotonic()) > 0:
            raise Flooded(timedelta(seconds=left))

    def _keep_all_quiet(self, wait: timedelta) -> None:
        self._all_quiet = max(self._all_quiet, time.monotonic() + wait.total_seconds())

    def _keep_quiet(self, chat: str, wait: timedelta) -> None:
        now = time.monotonic()
        self._quiet = {other: until for other, until in self._quiet.items() if until > now}
        if chat:
            self._quiet[chat] = now + wait.total_seconds()


def connect(settings: TelegramSettings) -> Bot:
    """A bot that can send at once; it knows its own name after `initialize`."""
    _keep_quiet()
    return Bot(
        settings.token.get_secret_value(),
        base_url=f"{settings.api}/bot",
        base_file_url=f"{settings.api}/file/bot",
        request=Requests(_CONNECTIONS, settings.timeout.total_seconds()),
        get_updates_request=Requests(_ASKING, settings.timeout.total_seconds()),
        rate_limiter=Pace(),
    )


def _keep_quiet() -> None:
    """The token is part of every URL, and these tell URLs (or, `telegram.Bot`, messages) when asked to."""
    for name in ("aiohttp", "telegram"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger(name).level))
