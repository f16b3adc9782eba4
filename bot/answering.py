"""A job that ended -> the message that says so, with what it made."""

from collections.abc import Sequence
from typing import Any

from bot.conversation import rows
from bot.conversation.buttons import Rows
from bot.conversation.scene import DraftScene
from bot.drawing import Order, Plain, Skeleton
from bot.installation import Installation
from bot.language import samples
from bot.platform import Outgoing, Shot
from bot.rendering import labels
from bot.text.locales import Locale
from bot.text.message import Message, message
from bot.text.text import Text
from pipeline.contract import TaskName
from pipeline.errors import Reason
from storage.tables import Job, JobState, Picture

_NOTES = {
    "nobody": "photo-nobody",
    "nothing_missing": "photo-nothing-missing",
    "head_missing": "photo-head-missing",
}
_ENDED = {
    JobState.CANCELLED: "job-cancelled",
    JobState.FAILED: "job-failed",
    JobState.REFUSED: "job-refused",
}
_BECAUSE = {
    Reason.NUDE_PHOTO: "photo-nudity",
    Reason.NUDE_RESULT: "result-nudity",
    Reason.SET_ASIDE: "job-set-aside",
}


class Answerer:
    """Makes messages of answers."""

    def __init__(self, back: Installation) -> None:
        self._drawer, self._blobs = back.drawer, back.blobs

    async def message(
        self, job: Job, pictures: Sequence[Picture], draft: DraftScene, locale: Locale
    ) -> Outgoing:
        """What a chat is told of a job that ended; `draft` shows what the job made."""
        if job.state != JobState.DONE:
            return _outgoing((_not_done(job),), (), _retry(job, draft), draft, locale)
        if job.kind == TaskName.VARY:
            shots = tuple([await self._plain(each.number, each.blob) for each in pictures])
            numbers = tuple(picture.number for picture in pictures)
            said = message("result-variations", count=len(pictures))
            return _outgoing(
                (said, *_remarks(job)), shots, rows.under_variations(draft.id, numbers), draft, locale
            )
        shots = await self._shown(draft)
        return _outgoing(_done(job, draft, locale), shots, rows.under_picture(draft), draft, locale)

    async def _plain(self, number: int, blob: str) -> Shot:
        return await self._shot(f"picture-{number}", Plain(blob))

    async def _shown(self, draft: DraftScene) -> tuple[Shot, ...]:
        """The picture as it is, and its skeleton."""
        picture, pose = await self._plain(draft.number, draft.picture), draft.pose
        if pose is None or not pose.people:
            return (picture,)
        return picture, await self._shot("skeleton", Skeleton(draft.picture, pose, draft.canvas))

    async def _shot(self, name: str, order: Order) -> Shot:
        return Shot(f"{name}.jpg", await self._drawer.draw(order, self._blobs.get))


def _done(job: Job, draft: DraftScene, locale: Locale) -> tuple[Message, ...]:
    if job.kind == TaskName.REPAINT:
        return (message("result-repainted", number=draft.number), *_remarks(job))
    remarks = _remarks(job)
    if draft.pose is None or not draft.pose.people:
        return remarks or (message("photo-nobody"),)
    first, second = (*samples(draft.pose, draft.canvas, locale), "13 down 5", "9 up 3")[:2]
    return (message("result-completed", first=first, second=second), *remarks)


def _remarks(job: Job) -> tuple[Message, ...]:
    """What else is to be known: notes on the photo, words that mean nothing to the family."""
    told: dict[str, Any] = job.remarks or {}
    said = [message(_NOTES[note]) for note in told.get("notes", ()) if note in _NOTES]
    if told.get("second person"):
        said.append(message("photo-two-people"))
    unknown = told.get("unknown words", ())
    if unknown:
        said.append(message("result-words-unknown", count=len(unknown), words=", ".join(unknown)))
    return tuple(said)


def _not_done(job: Job) -> Message:
    """The reason's own sentence, or how it ended."""
    because = None if job.reason is None else _BECAUSE.get(Reason(job.reason))
    return message(because or _ENDED[JobState(job.state)])


def _retry(job: Job, draft: DraftScene) -> Rows:
    return () if job.state == JobState.REFUSED else rows.to_retry(draft.id, job.id)


def _outgoing(
    said: tuple[Message, ...], shots: tuple[Shot, ...], buttons: Rows, draft: DraftScene, locale: Locale
) -> Outgoing:
    text = "\n".join(Text(locale).tell(each) for each in said)
    return Outgoing(text, shots, labels(buttons, locale), draft.id)
