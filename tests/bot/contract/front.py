"""A platform as scenarios see it: people, what they do, what their screen shows."""

from dataclasses import dataclass
from typing import Protocol

SLIDER = "before and after, by a slider"  # what stands for it on a screen


@dataclass(frozen=True)
class Seen:
    """One message of the bot's as somebody sees it now: its words, its pictures, its buttons' labels.

    `name` is the platform's own, `note` what only this person sees, and perhaps not for long.
    """

    name: str
    text: str
    pictures: tuple[bytes, ...] = ()
    buttons: tuple[str, ...] = ()
    note: bool = False


class Person(Protocol):
    """Somebody in a chat with the bot, in private or in a group."""

    async def writes(self, text: str, to: Seen | None = None) -> None:
        """Write a line, perhaps as the reply to a message."""

    async def sends(self, *photos: bytes, words: str = "") -> None:
        """Send a photo, or several as one album, perhaps with words."""

    async def commands(self, name: str) -> None:
        """Give a command."""

    async def presses(self, message: Seen, label: str) -> None:
        """Press a button."""

    async def screen(self) -> list[Seen]:
        """All that the bot has said here, oldest first, as it is now."""

    def within(self, group: "Group") -> "Person":
        """The same person in a group."""


class Group(Protocol):
    """A chat of several people, with the bot in it."""

    mention: str  # how the bot is addressed there


class Front(Protocol):
    """A platform with the whole bot on it: desk, storage, deliveries."""

    name: str
    has_slider: bool  # for before and after; else they are sent as one picture, side by side
    keeps_what_was_forgotten: bool  # whether the platform still shows what the bot has deleted

    def person(self, language: str = "en") -> Person:
        """Somebody new."""

    def group(self) -> Group:
        """A new group; whoever acts within it is in it."""

    async def stop(self) -> None:
        """End the whole bot; nothing of it stays but what is stored."""

    async def start(self) -> None:
        """Start the bot anew on what is stored."""

    async def a_day_later(self) -> None:
        """What was shown so far is of yesterday."""
