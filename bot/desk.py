"""Where events come in and answers go out: each in one transaction, in the order in which a person acted."""

from typing import Protocol

from bot.conversation.events import Event
from bot.platform import Outgoing


class Answers(Protocol):
    """What front-ends know of the desk."""

    async def answer(self, event: Event) -> list[Outgoing]:
        """What to say to an event, at once. Never raises for what a person did: that has its sentence."""

    async def said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        """The platform has taken an answer, as the message with this id: replies to it mean its draft."""
