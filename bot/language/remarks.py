"""What a person should know about an adjustment that was made."""

from dataclasses import dataclass
from enum import StrEnum

from bot.language.parts import call
from pipeline.pose.joints import J


class Said(StrEnum):
    """Kinds of remarks."""

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

    def __str__(self) -> str:
        name = call(self.joint)
        return {
            Said.CLAMPED: f"The {name} would have left the picture: it stays at the edge.",
            Said.LOCKED: f"The {name} lies on the photo, which stays as it is: moving it paints nothing.",
            Said.BONE: f"The bone to the {name} is now {abs(self.percent):.0f} % "
            f"{'longer' if self.percent > 0 else 'shorter'} than it was.",
            Said.SHOWN: f"The {name} was hidden and is shown again.",
        }[self.said]
