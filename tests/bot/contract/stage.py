"""Where scenarios are played: people who wait for what they should see, a painter, restarts between steps."""

import asyncio
import io
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.contract import Task
from tests.bot.contract.front import Front, Group, Person, Seen
from tests.fakes.painter import Painter

T = TypeVar("T")

_PATIENCE = 60.0  # seconds for anything that has to come; only a fault takes as long
_LOOK = 0.02
_SETTLED = 2  # equal looks in a row after which nothing more is expected


@dataclass
class Stage:
    """One platform, one painter; `restarting`: everything is started anew after each step, a day passes."""

    front: Front
    painter: Painter
    photo: bytes
    restarting: bool = False
    actors: list["Actor"] = field(default_factory=list)
    patience: float = _PATIENCE

    def actor(self, language: str = "en") -> "Actor":
        """Somebody new."""
        made = Actor(self, self.front.person(language))
        self.actors.append(made)
        return made

    async def step(self) -> None:
        """Between two things that people do."""
        if self.restarting:
            await self.front.stop()
            await self.front.a_day_later()
            await self.front.start()

    async def paints(self, count: int = 1) -> list[Task]:
        """So many jobs wait, and are painted; where all is restarted, while the bot is away."""
        for actor in self.actors:
            await actor.looks()
        if self.restarting:
            await self.front.stop()
        tasks = await self.painter.paints()
        if self.restarting:
            await self.front.start()
        assert len(tasks) == count
        return tasks

    async def nothing_waits(self) -> bool:
        """Whether there is nothing to be painted."""
        return await self.painter.paints() == []

    def transcript(self) -> list[list[str]]:
        """What everybody was shown in the end, without its numbers: they differ by how long things took."""
        return [[_comparable(seen) for seen in actor.last_screen] for actor in self.actors]

    async def ends(self) -> None:
        """Look at every screen for the last time, when nothing changes on it any more."""
        for actor in self.actors:
            await actor.settled()


@dataclass
class Actor:
    """A person who looks at what is new since they did something."""

    stage: Stage
    person: Person
    last_screen: list[Seen] = field(default_factory=list)

    async def sends(self, *photos: bytes, words: str = "") -> None:
        """Send photos."""
        await self._does(lambda: self.person.sends(*(photos or (self.stage.photo,)), words=words))

    async def writes(self, text: str, to: Seen | None = None) -> None:
        """Write a line."""
        await self._does(lambda: self.person.writes(text, to))

    async def commands(self, name: str) -> None:
        """Give a command."""
        await self._does(lambda: self.person.commands(name))

    async def presses(self, message: Seen, label: str) -> None:
        """Press a button."""
        await self._does(lambda: self.person.presses(message, label))

    async def sees(self, *words: str, button: str = "", pictures: int | None = None) -> Seen:
        """What has come since, or was changed, and has one of these words; then the next step."""

        def fits(seen: Seen) -> bool:
            return any(word in seen.text for word in words) and (not button or button in seen.buttons)

        async def newest() -> Seen | None:
            fresh = [seen for seen in await self.person.screen() if seen not in self.last_screen]
            return next((seen for seen in reversed(fresh) if fits(seen)), None)

        seen = await self._until(newest, f"a message with {words} {button}")
        if pictures is not None:
            assert len(seen.pictures) == pictures, f"{seen.text!r} has {len(seen.pictures)} pictures"
        await self.stage.step()
        return seen

    async def sees_all(self, words: str, count: int) -> list[Seen]:
        """So many new messages have these words; in their order."""

        async def fresh() -> list[Seen] | None:
            shown = await self.person.screen()
            fits = [seen for seen in shown if seen not in self.last_screen and words in seen.text]
            return fits if len(fits) >= count else None

        found = await self._until(fresh, f"{count} messages with {words!r}")
        assert len(found) == count
        await self.stage.step()
        return found

    async def sees_nothing_new(self) -> None:
        """Nothing is said, though something was done."""
        before = self.last_screen
        await self.settled()
        assert self.last_screen == before

    async def looks(self) -> None:
        """Remember the screen: what differs from it later is new."""
        self.last_screen = await self.person.screen()

    async def settled(self) -> None:
        """Wait until the screen stays as it is."""
        same = 0
        while same < _SETTLED:
            before = self.last_screen
            await asyncio.sleep(10 * _LOOK)
            await self.looks()
            same = same + 1 if self.last_screen == before else 0

    def within(self, group: Group) -> "Actor":
        """The same person in a group."""
        made = Actor(self.stage, self.person.within(group))
        self.stage.actors.append(made)
        return made

    async def _does(self, act: Callable[[], Awaitable[None]]) -> None:
        await self.looks()
        await act()

    async def _until(self, look: Callable[[], Awaitable[T | None]], what: str) -> T:
        try:
            async with asyncio.timeout(self.stage.patience):
                while (found := await look()) is None:
                    await asyncio.sleep(_LOOK)
                return found
        except TimeoutError:
            shown = "\n".join(f"{seen.text!r} {seen.buttons}" for seen in await self.person.screen())
            raise AssertionError(
                f"{what} never came to {self.stage.front.name}; there is:\n{shown}"
            ) from None


def pixels(picture: bytes) -> npt.NDArray[np.uint8]:
    """A picture as it arrived, decoded."""
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))


def _comparable(seen: Seen) -> str:
    sizes = [Image.open(io.BytesIO(picture)).size for picture in seen.pictures]
    return f"{re.sub(r'[0-9]+', '#', seen.text)} {sizes} {seen.buttons}"
