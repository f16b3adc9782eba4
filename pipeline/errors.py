"""Errors by what their reader can do about them, and why a job made nothing."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a job made nothing; whoever tells the person has a sentence for each."""

    IMPOSSIBLE = "impossible"  # it cannot be done as it was asked
    NUDE_PHOTO = "photo-nudity"
    NUDE_RESULT = "result-nudity"
    BROKEN = "broken"  # our fault
    SET_ASIDE = "set-aside"  # it broke its workers again and again


@dataclass(frozen=True)
class Why:
    """A reason, and the line in English that says it to whoever reads rows and logs."""

    reason: Reason
    line: str


BROKEN = Why(
    Reason.BROKEN,
    "Something broke on our side, not on yours. Your photo and all pictures are still there: try again.",
)
SET_ASIDE = Why(
    Reason.SET_ASIDE, "This failed several times, so it is set aside: try another photo or other words."
)
NUDE_PHOTO = Why(
    Reason.NUDE_PHOTO,
    "This photo isn't worked on: it seems to show nudity. Send one in which everybody is dressed.",
)
NUDE_RESULT = Why(
    Reason.NUDE_RESULT, "What was painted isn't shown: it came out too bare. Try another seed or other words."
)


class UserMistake(ValueError):
    """What was sent or asked for cannot be done; the message is one line that says why and what to do."""

    @property
    def why(self) -> Why:
        """The message, with its reason."""
        return Why(Reason.IMPOSSIBLE, str(self))


class Missing(RuntimeError):
    """Something this machine lacks (weights, a library, memory); the message names the remedy."""


class Cancelled(RuntimeError):
    """The job was cancelled by its owner."""
