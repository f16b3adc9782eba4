"""What a line comes to: one of five typed outcomes, without a sentence in them."""

from dataclasses import dataclass

from bot.language.actions import Action, Step
from bot.language.adjustments import Adjustment
from bot.language.doubt import Doubt
from bot.language.remarks import Remark
from bot.language.trouble import Trouble
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Adjustments:
    """The line corrected the pose; `then` are steps after it that begin with an action."""

    adjustments: tuple[Adjustment, ...]
    pose: Pose
    remarks: tuple[Remark, ...] = ()
    then: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Acting:
    """The line asks for an action; `then` are the steps to follow on the pose that it leaves."""

    action: Action
    then: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Option:
    """One of two things a line can mean: the steps it stands for."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Question:
    """The line can be meant in two ways; `said` are the words in doubt."""

    doubt: Doubt
    said: str
    options: tuple[Option, Option]


@dataclass(frozen=True)
class NotUnderstood:
    """Nothing of the line was done: what wasn't understood, the nearest that is, commands that would be."""

    trouble: Trouble
    what: str = ""
    nearest: str | None = None
    limit: int | None = None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotAnAdjustment:
    """The line is a prompt, a question or small talk: nothing for the pose."""


Outcome = Adjustments | Acting | Question | NotUnderstood | NotAnAdjustment
