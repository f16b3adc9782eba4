"""A desk that says what it is told to say, and remembers what it was asked."""

from collections import deque

from bot.conversation.events import Event
from bot.platform import Outgoing


class ScriptedDesk:
    """Gives the prepared answers, in order; nothing when there are none left."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.said_: list[tuple[Event, Outgoing, str]] = []
        self._script: deque[list[Outgoing] | Exception] = deque()

    def prepare(self, *outgoings: Outgoing) -> None:
        """The answers to the next event that has none yet."""
        self._script.append([*outgoings])

    def break_down(self) -> None:
        """Fail at the next event that has no answer yet."""
        self._script.append(RuntimeError("the database is away"))

    async def answer(self, event: Event) -> list[Outgoing]:
        self.events.append(event)
        prepared = self._script.popleft() if self._script else []
        if isinstance(prepared, Exception):
            raise prepared
        return prepared

    async def said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        self.said_.append((event, outgoing, message))
