"""What is said to somebody who asked for what isn't painted, or for too much."""

from bot.safety.limits import Limit, TooMuch
from bot.safety.verdict import Reason
from bot.text.durations import duration
from bot.text.message import Message, message

_REFUSED: dict[Reason, str] = {
    Reason.MINORS: "refused-minors",
    Reason.UNDRESSING: "refused-undressing",
    Reason.SEXUAL: "refused-sexual",
    Reason.PERSON: "refused-person",
}


def refusal(reason: Reason) -> Message:
    """Why a prompt isn't painted, and what can be asked for instead."""
    return message(_REFUSED[reason])


def too_much(reached: TooMuch) -> Message:
    """Which limit was reached, and when or how it works again."""
    wait = duration(reached.seconds or 0)
    match reached.limit:
        case Limit.PACE:
            return message("limit-pace", wait=wait)
        case Limit.PHOTOS:
            return message("limit-photos", count=reached.allowed, wait=wait)
        case Limit.JOBS:
            return message("limit-jobs", count=reached.allowed)
        case Limit.PROMPT:
            return message("limit-prompt", length=reached.asked, limit=reached.allowed)
