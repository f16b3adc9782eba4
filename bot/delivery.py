"""Progress and results to the right message, once.

A result is claimed, sent, and noted as sent: the one moment in which a chat can get it twice lies between the
platform's reply and our note.
"""

import asyncio
import logging
from datetime import timedelta

from bot.answering import Answerer
from bot.installation import Installation
from bot.platform import InParts, NotTaken, Outgoing, Platform
from bot.progress import Telling
from bot.scenes import answered_scene
from bot.text.locales import Locale, negotiate
from storage import chats, deliveries
from storage.chats import Place
from storage.deliveries import Answer
from storage.tables import Draft, User

_ATTEMPTS = 8  # at an answer that we ourselves fail to make; others wait behind it
_AT_ONCE = 2  # answers that are drawn: who writes to the bot meanwhile does not wait for all of them
_LOOK = 0.4  # seconds between two looks for answers
_log = logging.getLogger(__name__)


class Delivery:
    """Takes to one platform what its chats wait for."""

    def __init__(self, installation: Installation, platform: Platform) -> None:
        self._installation, self._platform = installation, platform
        self._hands = asyncio.Semaphore(_AT_ONCE)
        self._answerer = Answerer(installation)
        self._telling = Telling(installation, platform)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop; what goes wrong is tried again."""
        await asyncio.gather(self._deliver_until(stop), self._telling.run(stop))

    async def _deliver_until(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                if await self.deliver():
                    continue
            except Exception:
                _log.exception("delivering to %s failed", self._platform.name)
            await _pause(stop, _LOOK)

    async def deliver(self) -> int:
        """Send what is due; how many answers that were."""
        if not await self._is_any_due():
            return 0
        async with self._installation.database.transaction() as session:
            answers = await deliveries.claim(session, self._platform.name)
        await asyncio.gather(*(self._send(answer) for answer in answers))
        return len(answers)

    async def _is_any_due(self) -> bool:
        """Asked several times a second, without keeping those who write from writing."""
        async with self._installation.database.reading() as session:
            return await deliveries.is_any_due(session, self._platform.name)

    async def _send(self, answer: Answer) -> None:
        job, chat = answer.job, answer.delivery.chat
        try:
            async with self._hands:
                outgoing = await self._message(answer)
            if outgoing is None:
                return  # the draft is forgotten, and its delivery with it
            name = await self._platform.send(chat, outgoing, key=job.id)
        except NotTaken as refused:
            await self._not_sent(job.id, refused.again, refused.wait)
        except Exception:
            _log.exception("the answer to job %s could not be sent", job.id)
            await self._not_sent(job.id, answer.delivery.attempts < _ATTEMPTS, None)
        else:
            await self._was_sent(answer, name)

    async def _message(self, answer: Answer) -> Outgoing | None:
        async with self._installation.database.reading() as session:
            draft = await session.get(Draft, answer.job.draft_id)
            if draft is None:
                return None
            user = await session.get_one(User, draft.user_id)
            can_edit = self._installation.can_edit(draft)
            scene = await answered_scene(session, draft, answer.pictures, can_edit)
        return await self._answerer.message(answer.job, answer.pictures, scene, _locale(user))

    async def _was_sent(self, answer: Answer, name: str) -> None:
        async with self._installation.database.transaction() as session:
            await deliveries.sent(session, answer.job.id, name)
            for part in self._parts(answer.delivery.chat, name):
                place = Place(self._platform.name, answer.delivery.chat, part)
                await chats.remember(session, place, answer.job.draft_id)
        await self._telling.ended(answer.job.id)

    def _parts(self, chat: str, name: str) -> tuple[str, ...]:
        return self._platform.parts(chat, name) if isinstance(self._platform, InParts) else (name,)

    async def _not_sent(self, job_id: str, again: bool, wait: timedelta | None) -> None:
        async with self._installation.database.transaction() as session:
            await deliveries.failed(session, job_id, again, wait)


def _locale(user: User) -> Locale:
    return negotiate(user.locale)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
