"""What a line can ask for that is no correction of the pose: history, grid, painting."""

from dataclasses import dataclass
from enum import StrEnum

from bot.language.adjustments import Adjustment
from pipeline.pose.joints import J


class Act(StrEnum):
    """Kinds of actions."""

    UNDO = "undo"
    REDO = "redo"
    RESET = "reset"
    GRID = "grid"
    GRID_OFF = "grid off"
    DONE = "done"
    CANCEL = "cancel"
    PERSON = "person"


@dataclass(frozen=True)
class Action:
    """One action; `times` counts undo and redo, `joints` are what a reset is limited to (none: all).

    `person` is whose joints are reset, or who is meant from now on.
    """

    act: Act
    times: int = 1
    joints: tuple[J, ...] = ()
    person: int = 0


Step = Adjustment | Action
