"""What platforms and desk know of each other: messages to be sent, and events to be answered."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, runtime_checkable

from bot.conversation.events import Event
from storage.users import Who


@dataclass(frozen=True)
class Shot:
    """A picture to be sent: an encoded file. `as_file`: byte for byte, not as the platform's photo."""

    name: str
    data: bytes
    media_type: str = "image/jpeg"
    as_file: bool = False


@dataclass(frozen=True)
class Label:
    """A button as it is shown: its text, and the data it sends back (at most 64 bytes).

    `url`: a page to be opened instead, for the one it is shown to and nobody else.
    """

    text: str
    data: str
    url: str | None = None


@dataclass(frozen=True)
class Outgoing:
    """One message, in the person's language: text, pictures (an album if there are several), buttons.

    `instead`: in place of the message whose button was pressed, where the platform can. `quiet`: only for the
    one who pressed, where the platform can (Telegram's callback answer, Discord's ephemeral message). Whoever
    replies to a message with a `draft_id` means that draft; a message about a job under way has its `job_id`,
    and is edited as it goes on.
    """

    text: str
    shots: tuple[Shot, ...] = ()
    buttons: tuple[tuple[Label, ...], ...] = ()
    draft_id: str | None = None
    job_id: str | None = None
    instead: bool = False
    quiet: bool = False


class NotTaken(Exception):
    """The platform has not taken a message.

    `again`: trying once more may help, after `wait` if that is known; otherwise the chat is closed to us.
    """

    def __init__(self, why: str, again: bool, wait: timedelta | None = None) -> None:
        super().__init__(why)
        self.again, self.wait = again, wait


class Platform(Protocol):
    """Telegram, Discord or the web chat, for what is sent outside the answer to an event."""

    name: str  # as in Who.platform
    edits_every: (
        float  # seconds between two edits of one message that the platform takes without slowing down
    )

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> str:
        """Send; the platform's id of the message (the first, of several). Raises NotTaken.

        `key` is the same whenever the same message is tried again: where it knows how, it sends once.
        """

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        """Put something else in place of a message that was sent. Raises NotTaken."""


@runtime_checkable
class InParts(Protocol):
    """A platform that may take one message as several: whoever replies to any of them means the one."""

    def parts(self, chat: str, message: str) -> tuple[str, ...]:
        """All that a message became which was sent just now, the message itself first."""


class Links(Protocol):
    """Where the pose editor is found from outside."""

    def opens_in(self, platform: str, chat: str) -> bool:
        """Whether a button in this chat can open it."""

    def editor(self, who: Who, draft_id: str) -> str:
        """A page that opens the draft in the pose editor, for this person and for a while."""


class Answers(Protocol):
    """The desk, as front-ends know it."""

    async def answer(self, event: Event) -> list[Outgoing]:
        """What to say to an event, at once. Never raises for what a person did: that has its sentence."""

    async def said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        """The platform has taken an answer, as the message with this id: replies to it mean its draft."""
