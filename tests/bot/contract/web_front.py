"""The whole bot with its chat page in Chromium: people see what the page shows, and press what it offers."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import cycle
from typing import Any

from playwright.async_api import Browser, Locator

from storage.settings import Settings
from tests.bot.contract.front import SLIDER, Group, Seen
from tests.bot.web.page.house import Serving
from tests.bot.web.page.visitor import DESKTOP, PHONE, Visitor

_EXCHANGED = 60.0  # seconds in which a picture takes another's place; only a fault takes as long
# All that the bot has said, as the page shows it; what passes; the slider, when it is open and drawn.
_SHOWN = """() => {
    const texts = (within, what) => [...within.querySelectorAll(what)].map((each) => each.textContent.trim());
    const said = [...document.querySelectorAll("#log .message.bot")].map((message) => ({
        name: message.id,
        text: message.querySelector(".text").textContent,
        pictures: [...message.querySelectorAll(".picture img")].map((image) => image.dataset.url),
        files: [...message.querySelectorAll("a.file")].map((link) => link.getAttribute("href")),
        buttons: texts(message, "button.press"),
    }));
    const slider = document.querySelector("dialog.compare[open] .board") !== null;
    return { said, notes: texts(document, ".toast"), slider };
}"""


@dataclass
class WebPerson:
    """Somebody with the page open, on a screen or a phone."""

    front: "WebFront"
    window: dict[str, Any]
    _visitor: Visitor | None = None
    _fetched: dict[str, bytes] = field(default_factory=dict)

    async def writes(self, text: str, to: Seen | None = None) -> None:
        visitor = await self._before_the_page()
        if to is not None:
            await self._press(self._message(visitor, to).locator(".to-reply"))
        await visitor.writes(text)

    async def sends(self, *photos: bytes, words: str = "") -> None:
        await (await self._before_the_page()).sends(*photos, words=words)

    async def commands(self, name: str) -> None:
        await self.writes(f"/{name}")

    async def presses(self, message: Seen, label: str) -> None:
        visitor = await self._before_the_page()
        button = self._message(visitor, message).get_by_role("button", name=label, exact=True)
        await self._press(button)

    async def screen(self) -> list[Seen]:
        visitor = await self._before_the_page()
        async with asyncio.timeout(_EXCHANGED):
            while (shown := await self._shown(visitor)) is None:
                await asyncio.sleep(0.02)
        seen, notes, has_slider = shown
        if has_slider:
            board = await visitor.page.locator("dialog.compare .board").screenshot()
            await visitor.page.keyboard.press("Escape")
            seen.append(Seen("slider", SLIDER, (board,), note=True))
        return [*seen, *(Seen(note, note, note=True) for note in notes)]

    async def _shown(self, visitor: Visitor) -> tuple[list[Seen], list[str], bool] | None:
        """Messages, what passes, whether the slider is open; None while a picture is being exchanged.

        One that is deleted stands until the one in its place can be painted.
        """
        shown = await visitor.page.evaluate(_SHOWN)
        try:
            seen = [await self._seen(message) for message in shown["said"]]
        except LookupError:
            return None
        return seen, shown["notes"], shown["slider"]

    def within(self, group: Group) -> "WebPerson":
        raise NotImplementedError("the chat page has no groups")

    async def learns(self) -> None:
        """The browser notices that there is a connection again, as browsers do."""
        if self._visitor is not None:
            await self._visitor.page.evaluate("dispatchEvent(new Event('online'))")

    async def leaves(self) -> None:
        """Close the page; fails where the browser had a complaint."""
        if self._visitor is not None:
            await self._visitor.leaves()

    async def _before_the_page(self) -> Visitor:
        if self._visitor is None:
            self._visitor = await Visitor.comes(self.front.browser, self.front.address, **self.window)
        return self._visitor

    async def _seen(self, message: dict[str, Any]) -> Seen:
        pictures = [await self._fetch(url) for url in (*message["pictures"], *message["files"])]
        return Seen(message["name"], message["text"], tuple(pictures), tuple(message["buttons"]))

    async def _fetch(self, url: str) -> bytes:
        if url not in self._fetched:
            visitor = await self._before_the_page()
            answer = await visitor.context.request.get(self.front.address + url)
            if answer.status == HTTPStatus.NOT_FOUND:
                raise LookupError(url)
            assert answer.ok, f"{url} is answered with {answer.status}"
            self._fetched[url] = await answer.body()
        return self._fetched[url]

    async def _press(self, button: Locator) -> None:
        await (button.tap() if self.window is PHONE else button.click())

    @staticmethod
    def _message(visitor: Visitor, message: Seen) -> Locator:
        return visitor.page.locator(f"[id='{message.name}']")


@dataclass
class WebFront:
    """One browser, and the bot at an address of its own; the first person has a phone, the next a desk."""

    settings: Settings
    browser: Browser
    name: str = "web"
    has_slider: bool = True
    keeps_what_was_forgotten: bool = False
    _people: list[WebPerson] = field(default_factory=list)
    _windows: Iterator[dict[str, Any]] = field(default_factory=lambda: cycle([PHONE, DESKTOP]))

    def __post_init__(self) -> None:
        self._serving = Serving(self.settings)

    @property
    def address(self) -> str:
        """Where the page is."""
        return self._serving.address

    def person(self, language: str = "en") -> WebPerson:
        self._people.append(WebPerson(self, next(self._windows)))
        return self._people[-1]

    def group(self) -> Group:
        raise NotImplementedError("the chat page has no groups")

    async def stop(self) -> None:
        await self._serving.stop()

    async def start(self) -> None:
        await self._serving.start()
        for person in self._people:
            await person.learns()

    async def close(self) -> None:
        """End everything, and tell what the browser complained about."""
        for person in self._people:
            await person.leaves()
        await self.stop()

    async def a_day_later(self) -> None:
        """A page shows the same tomorrow."""
