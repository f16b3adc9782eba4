"""Buttons, and what is written behind them: never more than the row's id, so they work next month too."""

from dataclasses import dataclass
from enum import StrEnum

from bot.text.message import Message


class Verb(StrEnum):
    """What a button does."""

    PAINT = "paint"
    VARY = "vary"
    UNDO = "undo"
    REDO = "redo"
    CANCEL = "cancel"
    BACK = "back"  # to the picture of that number
    COMPARE = "compare"
    FILE = "file"
    POSES = "poses"
    PRESET = "preset"
    SAY = "say"  # the words that it stands for
    RETRY = "retry"
    LOCALE = "locale"
    FORGET = "forget"
    KEEP = "keep"
    EDIT = "edit"  # the joints, with a finger


LONGEST = 64  # bytes behind a button of Telegram; Discord takes 100


@dataclass(frozen=True)
class Press:
    """A verb, the draft it is about (empty: none), and a word more."""

    verb: Verb
    draft_id: str = ""
    more: str = ""

    def __str__(self) -> str:
        return f"{self.verb}.{self.draft_id}.{self.more}"


@dataclass(frozen=True)
class Button:
    """A label and what it does."""

    label: Message
    press: Press
    opens_editor: bool = False  # at once, instead of telling us


Rows = tuple[tuple[Button, ...], ...]


def pressed(data: str) -> Press | None:
    """What was pressed; None for what is no button of ours."""
    verb, _, rest = data.partition(".")
    draft_id, _, more = rest.partition(".")
    try:
        return Press(Verb(verb), draft_id, more)
    except ValueError:
        return None
