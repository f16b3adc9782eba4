"""What comes of an event: acts to be done, in one transaction, and replies to be sent after it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.buttons import Rows
from bot.text.locales import Locale
from bot.text.message import Message
from pipeline.contract import Task
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Adjust:
    """A corrected pose for the picture that is shown."""

    draft_id: str
    pose: Pose
    words: str


@dataclass(frozen=True)
class Undo:
    """So many steps back."""

    draft_id: str
    times: int = 1


@dataclass(frozen=True)
class Redo:
    """So many steps forward again."""

    draft_id: str
    times: int = 1


@dataclass(frozen=True)
class BackTo:
    """The picture of that number, shown again."""

    draft_id: str
    number: int


@dataclass(frozen=True)
class Paint:
    """A job; `again`: the one that made nothing, of whose picture and pose it is."""

    draft_id: str
    task: Task
    again: str = ""


@dataclass(frozen=True)
class Wish:
    """Words for a variation that nobody has asked to be painted yet."""

    draft_id: str
    words: str


@dataclass(frozen=True)
class Prompt:
    """Words that are painted from now on; no wish is left open."""

    draft_id: str
    words: str


@dataclass(frozen=True)
class Mean:
    """The person who is meant where a line names nobody."""

    draft_id: str
    person: int


@dataclass(frozen=True)
class Cancel:
    """Jobs to be stopped."""

    jobs: tuple[str, ...]


@dataclass(frozen=True)
class Speak:
    """The language to be spoken from now on."""

    locale: Locale


@dataclass(frozen=True)
class Forget:
    """Everything of the person to be deleted."""


Act = Adjust | Undo | Redo | BackTo | Paint | Wish | Prompt | Mean | Cancel | Speak | Forget


class View(StrEnum):
    """What a reply shows, as it is after the acts."""

    NOTHING = "nothing"
    PICTURE = "picture"
    SKELETON = "skeleton"  # numbered, over the picture; the pose before as a ghost
    GRID = "grid"  # the same, with the cells that places are named by
    COMPARED = "compared"  # photo and picture side by side
    FILE = "file"  # the picture, every pixel
    PRESETS = "presets"  # four poses to choose from


@dataclass(frozen=True)
class Reply:
    """Sentences, what is shown with them, buttons."""

    messages: tuple[Message, ...]
    view: View = View.NOTHING
    buttons: Rows = ()
    draft_id: str | None = None
    ghost: Pose | None = None
    about_job: bool = False  # the job that was just made: this message tells of its progress
    instead: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Decision:
    """What is done, then what is said; `looks_back`: it takes the draft's past to decide, nothing is yet."""

    acts: tuple[Act, ...] = ()
    replies: tuple[Reply, ...] = ()
    looks_back: bool = False


def say(*messages: Message, draft_id: str | None = None, quiet: bool = False, buttons: Rows = ()) -> Decision:
    """Only words."""
    return Decision((), (Reply(messages, draft_id=draft_id, quiet=quiet, buttons=buttons),))
