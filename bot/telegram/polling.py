"""Asking Telegram for updates, and telling it only of answered ones that they need not come again."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.telegram.connecting import Flooded, wait_of
from bot.telegram.front import Telegram
from bot.telegram.reading import ALLOWED

_MOST = 100
_AT_ONCE = timedelta(0)
_BREATH = 0.2  # seconds between questions while answers are under way: Telegram then answers at once
_SETTLING = 10.0
_GOODBYE = 5.0
_LONGEST_PAUSE = 30.0

_log = logging.getLogger(__name__)


class Polling:
    """The updates that Telegram has, until they are answered."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._offset: int | None = None
        self._failures = 0
        self._given_up = 0  # what is before it is confirmed, answered or not

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates until told to stop. Raises InvalidToken when Telegram no longer knows the token."""
        stopped = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                step = asyncio.create_task(self._step())
                await asyncio.wait([step, stopped], return_when=asyncio.FIRST_COMPLETED)
                if not step.done():
                    step.cancel()
                    await asyncio.wait([step])
                elif error := step.exception():
                    raise error
        finally:
            stopped.cancel()
            await self._telegram.lanes.settle(_SETTLING)
            await self._confirm()

    async def _step(self) -> None:
        try:
            updates = await self._ask(self._telegram.settings.long_poll)
        except InvalidToken:
            raise
        except TelegramError as error:
            await asyncio.sleep(self._pause(error))
            return
        self._failures = 0
        lanes = self._telegram.lanes
        new = [update for update in updates if not lanes.knows(update["update_id"])]
        for update in new:
            self._telegram.take(Update.de_json(update, self._telegram.bot))
        self._offset = self._next(updates, bool(new))
        if updates and not new and lanes.under_way:
            await asyncio.sleep(_BREATH)

    async def _ask(self, wait: timedelta, most: int = _MOST) -> list[dict[str, Any]]:
        return await self._telegram.bot.told_updates(self._offset, most, wait, ALLOWED)

    def _next(self, updates: list[dict[str, Any]], some_are_new: bool) -> int | None:
        """The first update that is not answered yet, or the one to come: what is before it is confirmed.

        Telegram tells of a hundred at most: where all of them wait for an answer, the rest is asked for.
        """
        under_way = [update for update in self._telegram.lanes.under_way if update >= self._given_up]
        if under_way and (len(updates) < _MOST or some_are_new):
            return min(under_way)
        following = int(updates[-1]["update_id"]) + 1 if updates else None
        if under_way and following is not None:
            _log.warning("over %d updates wait for their answers; newer ones are taken meanwhile", _MOST)
            self._given_up = following
        return following

    def _pause(self, error: TelegramError) -> float:
        self._failures += 1
        match error:
            case TimedOut():
                return 0.0 if self._failures < 3 else 1.0
            case Flooded():
                return error.wait.total_seconds()
            case RetryAfter():
                return wait_of(error).total_seconds()
            case Conflict():
                _log.error("Another process asks for this bot's updates too: stop one of them. (%s)", error)
            case _:
                _log.warning("Telegram gives no updates: %s", error)
        return float(min(2**self._failures / 2, _LONGEST_PAUSE))

    async def _confirm(self) -> None:
        """What is answered must not come again at the next start."""
        if self._offset is None:
            return
        try:
            async with asyncio.timeout(_GOODBYE):
                updates = await self._ask(_AT_ONCE)
                ids = [int(update["update_id"]) for update in updates]
                unanswered = [id for id in ids if not self._telegram.lanes.knows(id)]
                if ids and ids[:1] != unanswered[:1]:
                    self._offset = unanswered[0] if unanswered else ids[-1] + 1
                    await self._ask(_AT_ONCE, most=1)
        except (TelegramError, TimeoutError) as error:
            _log.warning("answered updates may come once more: %s", error or "no answer")
