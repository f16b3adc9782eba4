"""What a person should know about an adjustment that was made: message ids and their arguments."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.pose.joints import J


class Said(StrEnum):
    """Kinds of remarks; each has its sentence in bot/text."""

    CLAMPED = "clamped"
    LOCKED = "locked"
    BONE = "bone"
    SHOWN = "shown"


@dataclass(frozen=True)
class Remark:
    """One remark about a joint of a person; `percent` is the change of the bone that ends there."""

    said: Said
    joint: J
    person: int = 0
    percent: float = 0.0
