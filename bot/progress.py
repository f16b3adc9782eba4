"""A job's one message, edited as the job goes on: its place in the queue, its share, its previews."""

import asyncio
import logging
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.rows import to_cancel
from bot.drawing import Reduced, jpeg
from bot.installation import Installation
from bot.platform import NotTaken, Outgoing, Platform, Shot
from bot.rendering import labels
from bot.text.durations import duration
from bot.text.locales import Locale, negotiate
from bot.text.message import Message, message
from bot.text.text import Text
from pipeline.contract import Progress
from pipeline.contract_json import from_json
from pipeline.errors import Missing
from storage import chats
from storage.eta import estimate_of
from storage.tables import ChatMessage, Draft, Job, JobState, User

_LOOKING = ("pose", "canvas", "caption", "words")
_FINISHING = ("compose", "check")
_FULL = 100
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """What a message says of a job: the sentence, and a preview by its blob."""

    said: Message
    preview: str | None = None


class Telling:
    """Edits the messages of one platform's open jobs, as often as the platform likes."""

    def __init__(self, installation: Installation, platform: Platform, reduced: Reduced) -> None:
        self._database, self._queue = installation.database, installation.queue
        self._platform, self._reduced, self._slots = platform, reduced, installation.slots

    async def run(self, stop: asyncio.Event) -> None:
        """Tell until told to stop."""
        while not stop.is_set():
            try:
                await self.tell()
            except Exception:
                _log.exception("telling %s of progress failed", self._platform.name)
            try:
                await asyncio.wait_for(stop.wait(), self._platform.edits_every)
            except TimeoutError:
                continue

    async def tell(self) -> None:
        """Bring every message up to date that says something else than what holds now."""
        async with self._database.transaction() as session:
            found = await chats.messages_of_jobs(session, self._platform.name)
        for known, job in found:
            told = await self._now(job)
            if told is not None and str(told) != known.told:
                await self._edit(known, job, told)

    async def ended(self, job_id: str) -> None:
        """The result is there: the message about its progress says so, and has no buttons any more."""
        async with self._database.transaction() as session:
            known = await chats.message_of_job(session, job_id)
            if known is None:
                return
            locale = await self._locale(session, known.draft_id)
        done = Outgoing(Text(locale).tell(message("progress-done")), draft_id=known.draft_id)
        try:
            await self._platform.edit(known.chat, known.name, done)
        except NotTaken as refused:
            _log.info("a message about progress stays as it is: %s", refused)

    async def _now(self, job: Job) -> Told | None:
        """How far a job is."""
        if job.state == JobState.QUEUED:
            async with self._database.transaction() as session:
                estimate = await estimate_of(session, job, self._slots)
            wait = duration(estimate.upper)
            return Told(message("progress-waiting", ahead=estimate.ahead, wait=wait))
        entries = [from_json(Progress, entry) for entry in await self._queue.progress(job.id)]
        return told_of(entries[-1], _last_preview(entries)) if entries else None

    async def _edit(self, known: ChatMessage, job: Job, told: Told) -> None:
        async with self._database.transaction() as session:
            locale = await self._locale(session, job.draft_id)
        buttons = labels(to_cancel(job.draft_id), locale)
        said = Text(locale).tell(told.said)
        outgoing = Outgoing(said, await self._shots(told), buttons, job.draft_id, job.id)
        try:
            await self._platform.edit(known.chat, known.name, outgoing)
        except NotTaken as refused:
            _log.info("progress could not be told: %s", refused)
        async with self._database.transaction() as session:
            kept = await session.get(ChatMessage, (known.platform, known.chat, known.name))
            if kept is not None:
                kept.told = str(told)

    async def _locale(self, session: AsyncSession, draft_id: str) -> Locale:
        draft = await session.get(Draft, draft_id)
        user = None if draft is None else await session.get(User, draft.user_id)
        return negotiate(None if user is None else user.locale)

    async def _shots(self, told: Told) -> tuple[Shot, ...]:
        if told.preview is None:
            return ()
        try:
            return (jpeg(await self._reduced.get(told.preview), "preview"),)
        except Missing:
            return ()  # swept meanwhile


def told_of(progress: Progress, preview: str | None = None) -> Told:
    """What is said of a stage."""
    if progress.stage in _LOOKING:
        return Told(message("progress-looking"))
    if progress.stage in _FINISHING:
        return Told(message("progress-finishing"), preview)
    share = progress.step / progress.steps if progress.steps else 0.0
    return Told(message("progress-painting", percent=round(_FULL * share)), preview)


def _last_preview(entries: list[Progress]) -> str | None:
    return next((entry.preview for entry in reversed(entries) if entry.preview is not None), None)
