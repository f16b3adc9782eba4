"""Buttons, and what is written behind them: never more than the row's id, so they work next month too."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from bot.text.message import Message
from storage.users import Who


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
_OWNER = "@"  # stands before the owner's mark, where other buttons have their draft


@dataclass(frozen=True)
class Press:
    """A verb, the draft it is about or else the mark of the one it belongs to, and a word more."""

    verb: Verb
    draft_id: str = ""
    more: str = ""
    owner: str = ""

    def __str__(self) -> str:
        about = f"{_OWNER}{self.owner}" if self.owner else self.draft_id
        return f"{self.verb}.{about}.{self.more}"


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
    about, _, more = rest.partition(".")
    try:
        if about.startswith(_OWNER):
            return Press(Verb(verb), more=more, owner=about.removeprefix(_OWNER))
        return Press(Verb(verb), about, more)
    except ValueError:
        return None


def mark_of(who: Who) -> str:
    """What stands for a person behind buttons that belong to no draft; it tells nobody who that is."""
    return blake2b(who.key.encode(), digest_size=8).hexdigest()
