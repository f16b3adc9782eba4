"""What went wrong in storage -> the sentence for it."""

from bot.text.durations import duration
from bot.text.message import Message, message
from pipeline.errors import UserMistake
from storage.intake import MAX_BYTES, MAX_PIXELS, MIN_SIDE, lines
from storage.jobs import TooMuch

_FEW_MINUTES = 180.0  # seconds
_SAID: dict[str, Message] = {
    lines.EMPTY: message("photo-not-a-picture"),
    lines.TOO_LARGE: message("photo-too-large", megabytes=MAX_BYTES // 1_000_000),
    lines.NO_PHOTO: message("photo-not-a-picture"),
    lines.HEIF: message("photo-not-a-picture"),
    lines.DAMAGED: message("photo-broken"),
    lines.TOO_MUCH_MEMORY: message("photo-too-many-pixels", megapixels=MAX_PIXELS // 1_000_000),
    lines.TOO_LONG: message("photo-broken"),
}


def intake_message(mistake: UserMistake) -> Message:
    """Why a file was not taken, or a draft not changed."""
    line = str(mistake)
    if line in _SAID:
        return _SAID[line]
    if line.startswith("The photo is only"):
        return message("photo-too-small", pixels=MIN_SIDE)
    if line.startswith("The photo has"):
        return message("photo-too-many-pixels", megapixels=MAX_PIXELS // 1_000_000)
    return message("draft-lost")


def waiting_message(much: TooMuch) -> Message:
    """Which limit of the queue was reached."""
    if much.limit == "jobs":
        return message("limit-jobs", count=much.allowed)
    return message("limit-queue", wait=duration(_FEW_MINUTES))
