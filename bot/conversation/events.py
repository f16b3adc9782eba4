"""What people do, the same on every platform."""

from dataclasses import dataclass

from pipeline.pose.pose import Pose
from storage.users import Who


@dataclass(frozen=True)
class Origin:
    """Who did something, where, by which update of the platform.

    `update` names it among all updates of all platforms ("telegram:123"): however often it arrives, it
    counts once. `language` is the tag that the platform tells, if it tells one.
    """

    who: Who
    chat: str
    update: str
    language: str | None = None


@dataclass(frozen=True)
class PhotoSent:
    """A photo as it came, not yet looked at, perhaps with words; an album is one event a photo."""

    origin: Origin
    data: bytes
    words: str = ""


@dataclass(frozen=True)
class TextSent:
    """Words; `reply_to` is the platform's id of the message they answer."""

    origin: Origin
    text: str
    reply_to: str | None = None


@dataclass(frozen=True)
class CommandGiven:
    """One of COMMANDS, without its slash; `reply_to` as with words."""

    origin: Origin
    name: str
    reply_to: str | None = None


@dataclass(frozen=True)
class ButtonPressed:
    """A button of ours: the data that it carried."""

    origin: Origin
    data: str


@dataclass(frozen=True)
class PoseDragged:
    """A pose as somebody left it in the pose editor, in pixels of the draft's canvas."""

    origin: Origin
    draft_id: str
    pose: Pose


Said = TextSent | CommandGiven | ButtonPressed | PoseDragged
Event = PhotoSent | Said

COMMANDS = ("start", "help", "status", "cancel", "undo", "redo", "settings", "forget")
