"""A job's one message, edited as the job goes on: its place in the queue, its share, previews, its end."""

import asyncio
import logging
import time
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.rows import to_cancel
from bot.drawing import Plain
from bot.installation import Installation
from bot.platform import NotTaken, Outgoing, Platform, Shot
from bot.rendering import labels
from bot.text.durations import duration
from bot.text.locales import Locale, negotiate
from bot.text.message import Message, message
from bot.text.text import Text
from bot.turns import Turns
from pipeline.contract import Progress
from pipeline.contract_json import from_json
from pipeline.errors import Missing
from storage import chats
from storage.eta import estimate_of
from storage.tables import OPEN, ChatMessage, Draft, Job, JobState, User

_LOOKING = ("pose", "canvas", "caption", "words")
_FINISHING = ("compose", "check")
_FULL = 100
_AT_ONCE = 2  # messages that are looked up: who writes to the bot meanwhile does not wait for all of them
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """What a message says of a job: the sentence, a preview by its blob; `over`: nothing comes after it."""

    said: Message
    preview: str | None = None
    over: bool = False


class Telling:
    """Edits the messages of one platform's jobs, as often as the platform likes, until they say the end.

    Each message for itself: one that the platform doesn't take now is tried again, and holds up no other.
    """

    def __init__(self, installation: Installation, platform: Platform) -> None:
        self._database, self._queue = installation.database, installation.queue
        self._drawer, self._blobs = installation.drawer, installation.blobs
        self._platform, self._slots = platform, installation.slots
        self._turns = Turns()
        self._hands = asyncio.Semaphore(_AT_ONCE)
        self._quiet: dict[str, float] = {}  # chats that are to be left alone, and until when

    async def run(self, stop: asyncio.Event) -> None:
        """Tell until told to stop; what is under way then comes to its end."""
        rounds: set[asyncio.Task[None]] = set()
        while not stop.is_set():
            task = asyncio.create_task(self._round())
            rounds.add(task)
            task.add_done_callback(rounds.discard)
            try:
                await asyncio.wait_for(stop.wait(), self._platform.edits_every)
            except TimeoutError:
                continue
        await asyncio.gather(*rounds)

    async def tell(self) -> None:
        """Bring every message up to date that says something else than what holds now."""
        now = time.monotonic()
        self._quiet = {chat: until for chat, until in self._quiet.items() if until > now}
        async with self._database.reading() as session:
            found = await chats.telling_messages(session, self._platform.name)
        free = [known for known in found if known.chat not in self._quiet and _key(known) not in self._turns]
        await asyncio.gather(*(self._bring(known) for known in free))

    async def ended(self, job_id: str) -> None:
        """The answer is there: the message about its progress says so, and has no buttons any more."""
        async with self._database.reading() as session:
            known = await chats.message_of_job(session, job_id)
        if known is not None and known.chat not in self._quiet:
            await self._bring(known)

    async def _round(self) -> None:
        try:
            await self.tell()
        except Exception:
            _log.exception("telling %s of progress failed", self._platform.name)

    async def _bring(self, known: ChatMessage) -> None:
        """Make one message say what holds now."""
        async with self._turns.of(_key(known)):
            async with self._hands:
                holds = await self._holds(known)
            if holds is None:
                return
            job, told, locale = holds
            if str(told) != known.told and await self._edit(known, job, told, locale):
                await self._keep(known, told)

    async def _holds(self, known: ChatMessage) -> tuple[Job, Told, Locale] | None:
        """What holds now of a message's job, to be told in its owner's language."""
        async with self._database.reading() as session:
            fresh = await self._fresh(session, known)
            if fresh is None:
                return None
            job, locale = fresh
            told = await self._waiting(session, job) or _over(job)
        told = told or await self._painting(job)
        return None if told is None else (job, told, locale)

    async def _fresh(self, session: AsyncSession, known: ChatMessage) -> tuple[Job, Locale] | None:
        """The job as it is by now, and its owner's language; None if there is nothing more to tell."""
        kept = await self._row(session, known)
        if kept is None or kept.job_id is None:
            return None
        known.told = kept.told
        job = await session.get_one(Job, kept.job_id)
        draft = await session.get(Draft, kept.draft_id)
        user = None if draft is None else await session.get(User, draft.user_id)
        return job, negotiate(None if user is None else user.locale)

    async def _waiting(self, session: AsyncSession, job: Job) -> Told | None:
        if job.state != JobState.QUEUED:
            return None
        estimate = await estimate_of(session, job, self._slots)
        return Told(message("progress-waiting", ahead=estimate.ahead, wait=duration(estimate.upper)))

    async def _painting(self, job: Job) -> Told | None:
        entries = [from_json(Progress, entry) for entry in await self._queue.progress(job.id)]
        return told_of(entries[-1], _last_preview(entries)) if entries else None

    async def _edit(self, known: ChatMessage, job: Job, told: Told, locale: Locale) -> bool:
        """Whether the message says it now, or never will."""
        buttons = () if told.over else labels(to_cancel(job.draft_id), locale)
        job_id = None if told.over else job.id
        said = Text(locale).tell(told.said)
        outgoing = Outgoing(said, await self._shots(told), buttons, job.draft_id, job_id)
        try:
            await self._platform.edit(known.chat, known.name, outgoing)
        except NotTaken as refused:
            _log.info("progress could not be told: %s", refused)
            if refused.again:
                wait = self._platform.edits_every if refused.wait is None else refused.wait.total_seconds()
                self._quiet[known.chat] = time.monotonic() + wait
            return not refused.again
        return True

    async def _keep(self, known: ChatMessage, told: Told) -> None:
        async with self._database.transaction() as session:
            kept = await self._row(session, known)
            if kept is not None:
                kept.told = str(told)
                if told.over:
                    kept.job_id = None

    async def _row(self, session: AsyncSession, known: ChatMessage) -> ChatMessage | None:
        return await session.get(ChatMessage, (known.platform, known.chat, known.name))

    async def _shots(self, told: Told) -> tuple[Shot, ...]:
        if told.preview is None:
            return ()
        try:
            return (Shot("preview.jpg", await self._drawer.draw(Plain(told.preview), self._blobs.get)),)
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


def _over(job: Job) -> Told | None:
    if job.state in OPEN:
        return None
    done = job.state == JobState.DONE
    return Told(message("progress-done" if done else "progress-ended"), over=True)


def _last_preview(entries: list[Progress]) -> str | None:
    return next((entry.preview for entry in reversed(entries) if entry.preview is not None), None)


def _key(known: ChatMessage) -> str:
    return f"{known.chat} {known.name}"
