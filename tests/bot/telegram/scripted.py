"""A desk that says what a test tells it to, and remembers what it heard."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from bot.conversation.events import Event
from bot.platform import Label, Outgoing, Shot
from bot.telegram.front import Telegram
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person

Script = Callable[[Event], list[Outgoing]]


@dataclass
class ScriptedDesk:
    """Answers by its script; `failures` are raised first, `held` keeps answers back until it is set."""

    script: Script = lambda event: []
    events: list[Event] = field(default_factory=list)
    heard: list[tuple[str, Outgoing, str]] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    held: dict[str, asyncio.Event] = field(default_factory=dict)  # by person
    answered: list[Event] = field(default_factory=list)

    async def answer(self, event: Event) -> list[Outgoing]:
        """By the script."""
        self.events.append(event)
        if self.failures:
            raise self.failures.pop(0)
        if event.origin.who.name in self.held:
            await self.held[event.origin.who.name].wait()
        self.answered.append(event)
        return self.script(event)

    async def said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        """Remember it."""
        self.heard.append((event.origin.update, outgoing, message))

    def says(self, *outgoings: Outgoing) -> None:
        """From now on the answer to everything."""
        self.script = lambda event: list(outgoings)


@dataclass
class Scene:
    """A running bot, and somebody who talks to it."""

    fake: FakeTelegram
    desk: ScriptedDesk
    telegram: Telegram
    person: Person

    async def event(self, number: int = 1) -> Event:
        """The event of that number, once the desk has heard it."""
        await self.fake.until(lambda: len(self.desk.events) >= number)
        return self.desk.events[number - 1]

    async def quiet(self) -> None:
        """Wait until the bot has done everything there was to do."""
        lanes = self.telegram.lanes
        updates = self.fake.world.updates
        await self.fake.until(
            lambda: all(lanes.knows(update["update_id"]) for update in updates) and not lanes.under_way
        )


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 90), seed: int = 0) -> bytes:
    """An encoded picture that no other seed makes."""
    pixels = np.random.default_rng(seed).integers(
        0, 255, (size[1] // 6 + 1, size[0] // 6 + 1, 3), dtype=np.uint8
    )
    out = io.BytesIO()
    Image.fromarray(pixels).resize(size).save(out, kind)
    return out.getvalue()


def shot(seed: int = 0, as_file: bool = False) -> Shot:
    """A picture to be sent."""
    return Shot(f"picture-{seed}.png", picture(seed=seed), "image/png", as_file)


def button(text: str = "Paint") -> tuple[tuple[Label, ...], ...]:
    """One button."""
    return ((Label(text, f"{text.lower()}.d1."),),)
