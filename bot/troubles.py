"""What went wrong in storage -> the sentence for it."""

from bot.text.durations import duration
from bot.text.message import Message, message
from pipeline.errors import UserMistake
from storage.intake import MAX_BYTES, MAX_PIXELS, MIN_SIDE, Fault, FaultyPhoto
from storage.jobs import TooMuch

_FEW_MINUTES = 180.0  # seconds
_SAID: dict[Fault, Message] = {
    Fault.EMPTY: message("photo-not-a-picture"),
    Fault.TOO_LARGE: message("photo-too-large", megabytes=MAX_BYTES // 1_000_000),
    Fault.NO_PHOTO: message("photo-not-a-picture"),
    Fault.HEIF: message("photo-heic"),
    Fault.DAMAGED: message("photo-broken"),
    Fault.TOO_SMALL: message("photo-too-small", pixels=MIN_SIDE),
    Fault.TOO_MANY_PIXELS: message("photo-too-many-pixels", megapixels=MAX_PIXELS // 1_000_000),
    Fault.TOO_MUCH_MEMORY: message("photo-too-much-memory"),
    Fault.TOO_LONG: message("photo-takes-too-long"),
}


def mistake_message(mistake: UserMistake) -> Message:
    """Why a file was not taken, or a draft not changed."""
    return _SAID[mistake.fault] if isinstance(mistake, FaultyPhoto) else message("draft-lost")


def waiting_message(much: TooMuch) -> Message:
    """Which limit of the queue was reached."""
    if much.limit == "jobs":
        return message("limit-jobs", count=much.allowed)
    return message("limit-queue", wait=duration(_FEW_MINUTES))
