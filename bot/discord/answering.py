"""Asks the desk, and brings its answers to the person."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.conversation.events import Event
from bot.platform import Answers, NotTaken, Outgoing
from bot.text.locales import negotiate
from bot.text.text import Text

Deliver = Callable[[Outgoing, str], Awaitable[str]]
"""Brings a message, by a key that is the same for each try, and gives its id. Raises NotTaken."""

LONGEST_WAIT = 300.0  # seconds; an answer that comes later than that answers nothing any more

_log = logging.getLogger(__name__)


class Answering:
    """What is common to answers to messages, commands and buttons."""

    def __init__(self, answers: Answers, pauses: tuple[float, ...]) -> None:
        self._answers, self._pauses = answers, pauses

    async def answer(self, event: Event, deliver: Deliver) -> None:
        """Answer an event; what goes wrong on our side is said to the person and logged."""
        try:
            answers = await self._answers.answer(event)
        except Exception:
            _log.exception("%s could not be answered", event.origin.update)
            await self.say(event.origin.update, sorry(event.origin.language), deliver)
            return
        for number, outgoing in enumerate(answers):
            message = await self.say(f"{event.origin.update}.{number}", outgoing, deliver)
            if message is not None:
                await self._said(event, outgoing, message)

    async def _said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        try:
            await self._answers.said(event, outgoing, message)
        except Exception:
            _log.exception("%s is answered, but that could not be kept", event.origin.update)

    async def say(self, key: str, outgoing: Outgoing, deliver: Deliver) -> str | None:
        """Bring one message, with some patience; the id of the message, or None if it can't be brought."""
        for pause in (*self._pauses, None):
            try:
                return await deliver(outgoing, key)
            except NotTaken as error:
                wait = _wait(error, pause)
                if wait is None:
                    _log.warning("the answer %s was not taken: %s", key, error)
                    return None
            await asyncio.sleep(wait)
        return None


def _wait(error: NotTaken, pause: float | None) -> float | None:
    """Seconds until the next try, or None if there is none."""
    if not error.again or pause is None:
        return None
    wait = max(pause, error.wait.total_seconds() if error.wait is not None else 0.0)
    return wait if wait <= LONGEST_WAIT else None


def sorry(language: str | None) -> Outgoing:
    """What to say when something of ours is broken."""
    return Outgoing(Text(negotiate(language)).say("event-failed"), quiet=True)
