"""What Telegram's refusals mean to those who wanted something sent."""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.platform import NotTaken
from bot.telegram.connecting import Flooded, wait_of


def not_taken(error: TelegramError) -> NotTaken:
    """Whether, and when, trying once more may help."""
    again, wait = _prospect(error)
    return NotTaken(f"Telegram: {error}", again, wait)


def _prospect(error: TelegramError) -> tuple[bool, timedelta | None]:
    match error:
        case Flooded():
            return True, error.wait
        case RetryAfter():
            return True, wait_of(error)
        case Forbidden() | BadRequest():  # blocked, kicked, no such chat: the same again is refused again
            return False, None
        case NetworkError():
            return "too large" not in str(error).lower(), None
        case InvalidToken() | ChatMigrated():  # a matter of the installation, or of the next attempt
            return True, None
        case _:
            return True, None


def is_unchanged(error: TelegramError) -> bool:
    """It was an edit to what the message is already."""
    return isinstance(error, BadRequest) and "not modified" in str(error).lower()


def has_no_text(error: TelegramError) -> bool:
    """The message that was to get other words is a picture."""
    return isinstance(error, BadRequest) and "no text in the message" in str(error).lower()


def is_about_the_picture(error: TelegramError) -> bool:
    """Telegram doesn't take this file as one of its photos, as far as its wording tells."""
    said = str(error).lower()
    return isinstance(error, BadRequest) and ("photo" in said or "image" in said)
