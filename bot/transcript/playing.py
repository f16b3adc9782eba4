"""The main scenario, played by a person who knows what they want, with whatever worker there is."""

import asyncio
from dataclasses import dataclass, field
from itertools import count

from bot.conversation.buttons import Verb
from bot.conversation.events import ButtonPressed, Event, Origin, PhotoSent, TextSent
from bot.desk import Desk
from bot.platform import Label, Outgoing
from bot.transcript.platform import Line, Paper
from pipeline.errors import Missing
from storage.users import Who

_PATIENCE = 300.0  # seconds for one job


@dataclass
class Player:
    """Somebody in a chat that is written down."""

    desk: Desk
    paper: Paper
    language: str = "en"
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def sends(self, photo: bytes, words: str = "") -> None:
        """Send a photo."""
        self.paper.write(Line(False, Outgoing(words), photo))
        await self._does(PhotoSent(self._origin(), photo, words))

    async def writes(self, text: str) -> None:
        """Write a line."""
        self.paper.write(Line(False, Outgoing(text)))
        await self._does(TextSent(self._origin(), text))

    async def presses(self, verb: Verb, more: str = "") -> None:
        """Press a button of the newest message that has it."""
        label = self._button(verb, more)
        self.paper.write(Line(False, Outgoing(f"[{label.text}]")))
        await self._does(ButtonPressed(self._origin(), label.data))

    async def waits(self) -> None:
        """Wait for the answer to a job; raises Missing where none comes."""
        try:
            await asyncio.wait_for(self.paper.came.wait(), _PATIENCE)
        except TimeoutError:
            raise Missing("No worker has painted anything for five minutes: see its log.") from None
        self.paper.came.clear()

    def _button(self, verb: Verb, more: str) -> Label:
        for line in reversed(self.paper.lines):
            for label in (label for row in line.said.buttons for label in row):
                if label.data.startswith(f"{verb}.") and label.data.endswith(f".{more}"):
                    return label
        raise LookupError(f"nobody offers {verb} {more}")

    async def _does(self, event: Event) -> None:
        for answer in await self.desk.answer(event):
            await self.desk.said(event, answer, self.paper.write(Line(True, answer)))

    def _origin(self) -> Origin:
        return Origin(Who(self.paper.name, "1"), "1", f"paper:{next(self._numbers)}", self.language)


async def play(player: Player, photo: bytes) -> None:
    """From a photo to a variation: complete, correct in words, repaint, other clothes, back."""
    await player.sends(photo)
    await player.waits()
    await player.writes("13 right 6; left knee right 3")
    await player.presses(Verb.PAINT)
    await player.waits()
    await player.writes("black trousers and red sneakers")
    await player.presses(Verb.VARY)
    await player.waits()
    await player.presses(Verb.BACK, "5")
    await player.presses(Verb.POSES)
    await player.presses(Verb.COMPARE)
