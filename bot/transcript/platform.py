"""A platform that writes down what it is sent."""

import asyncio
from dataclasses import dataclass, field

from bot.platform import Outgoing


@dataclass(frozen=True)
class Line:
    """One thing that was said: by us or by the person; `photo` is what the person sent."""

    ours: bool
    said: Outgoing
    photo: bytes | None = None


@dataclass
class Paper:
    """Takes every message; an edited one is kept as it was last."""

    name: str = "paper"
    edits_every: float = 1.0
    lines: list[Line] = field(default_factory=list)
    edits: int = 0
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> str:
        name = self.write(Line(True, outgoing))
        self.came.set()
        return name

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        self.edits += 1
        self.lines[int(message)] = Line(True, outgoing)

    def write(self, line: Line) -> str:
        """One line more; its name."""
        self.lines.append(line)
        return str(len(self.lines) - 1)
