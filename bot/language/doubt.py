"""What can be meant in two ways, and which of them is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Kinds of doubt; each has its question in bot/text."""

    WHICH_SIDE = "which-side"
    WHICH_JOINT = "which-joint"
    WHICH_WAY = "which-way"
    DEPTH = "depth"
    HOW_FAR = "how-far"
    AMOUNT_OR_JOINT = "amount-or-joint"
    ANGLE_OR_JOINT = "angle-or-joint"
    UNDO_OR_CANCEL = "undo-or-cancel"
    UNDO_OR_RESET = "undo-or-reset"
    SWAP_OR_MIRROR = "swap-or-mirror"


@dataclass(frozen=True)
class Unsure(Exception):  # noqa: N818
    """A line can be meant in two ways, and nothing says which."""

    doubt: Doubt
    said: str = ""


@dataclass(frozen=True)
class Choices:
    """For some doubts, the first (0) or second (1) of the two meanings."""

    made: Mapping[Doubt, int]

    def of(self, doubt: Doubt, said: str = "") -> int:
        """The meaning taken.

        Raises:
            Unsure: none was chosen.
        """
        if doubt not in self.made:
            raise Unsure(doubt, said)
        return self.made[doubt]
