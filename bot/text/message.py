"""A sentence to be said, before it is known in which language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """The id of a sentence in the .ftl files, and its arguments; one may be a message in its turn."""

    id: str
    arguments: tuple[tuple[str, Argument], ...] = ()


Argument = str | int | float | Message


def message(id: str, **arguments: Argument) -> Message:
    """A message; equal ones compare equal, whatever the order of their arguments."""
    return Message(id, tuple(sorted(arguments.items())))
