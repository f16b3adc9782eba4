"""Why a line wasn't understood: a message id and its arguments."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Kinds of misunderstanding; each has its sentence in bot/text."""

    UNKNOWN_WORD = "unknown-word"
    NO_JOINT_THERE = "no-joint-there"
    UNCLEAR = "unclear"
    NO_SUCH_JOINT = "no-such-joint"
    NO_SUCH_PERSON = "no-such-person"
    NOBODY = "nobody"
    ONE_JOINT_A_PLACE = "one-joint-a-place"
    OUTSIDE = "outside"
    CONTRADICTION = "contradiction"
    RELATION = "relation"
    SWAP_WHAT = "swap-what"
    NOTHING_BELOW = "nothing-below"
    NO_BONE = "no-bone"
    LENGTH_IN_PERCENT = "length-in-percent"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Puzzled(Exception):  # noqa: N818
    """Something in a line that can't be followed: what it was, the nearest thing that can, a limit."""

    trouble: Trouble
    what: str = ""
    nearest: str | None = None
    limit: int | None = None
