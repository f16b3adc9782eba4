"""How long something takes, as people say it."""

import math

from bot.text.message import Message, message


def duration(seconds: float) -> Message:
    """Seconds in fives, then whole minutes, then whole hours; always rounded up, never nothing."""
    if seconds <= 55:
        return message("duration-seconds", count=max(5, 5 * math.ceil(seconds / 5)))
    if seconds <= 60 * 90:
        return message("duration-minutes", count=math.ceil(seconds / 60))
    return message("duration-hours", count=math.ceil(seconds / 3600))
