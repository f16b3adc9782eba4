"""The answer that every pressed button gets: until it comes, Telegram shows the button as busy."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.telegram.connecting import Bot
from bot.telegram.limits import CALLBACK_ANSWER, length

_GLANCE = 60  # characters that can be read before a passing note is gone

_log = logging.getLogger(__name__)


class Press:
    """One press, answered once: with words for the one who pressed, or with nothing after a while."""

    def __init__(self, bot: Bot, query: CallbackQuery, busy: timedelta) -> None:
        self.query = query
        self._bot = bot
        self._open = True
        self._timer = asyncio.create_task(self._close_after(busy.total_seconds()))

    async def say(self, text: str) -> bool:
        """Show words to the one who pressed; False if it is too late for it, or they are too long."""
        if not self._open or length(text) > CALLBACK_ANSWER:
            return False
        self._open = False
        self._timer.cancel()
        try:
            await self._bot.answer_callback_query(self.query.id, text, show_alert=length(text) > _GLANCE)
        except TelegramError as error:
            _log.info("a press could not be answered in place: %s", error)
            return False
        return True

    async def close(self) -> None:
        """Answer with nothing, unless it is answered already."""
        self._timer.cancel()
        await self._answer_nothing()

    async def _close_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._answer_nothing()

    async def _answer_nothing(self) -> None:
        if self._open:
            self._open = False
            with suppress(TelegramError):  # it may be too old: then nobody waits any more
                await self._bot.answer_callback_query(self.query.id)
