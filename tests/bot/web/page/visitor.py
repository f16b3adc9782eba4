"""Somebody in front of a browser, and everything that the browser complained about meanwhile."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, FilePayload, Locator, Page, expect

from tests.bot.web.chromium import PATIENCE_MS

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
# Told anew in every document: violations of the Content-Security-Policy, each with its rule and its culprit.
_LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`violated ${event.effectiveDirective}: ${event.blockedURI}`));"""
# What a browser says about an answer that is a refusal, or about no answer; the page deals with both.
_NO_FAULT = "Failed to load resource"


@dataclass
class Visitor:
    """A browser's window of one person; `faults` has to stay empty."""

    context: BrowserContext
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    @classmethod
    async def comes(cls, browser: Browser, address: str, **options: Any) -> "Visitor":
        """Somebody new, with the page open before them."""
        made = await cls.arrives(browser, address, **options)
        await made.page.locator("#log[data-ready]").wait_for(state="attached")
        return made

    @classmethod
    async def arrives(cls, browser: Browser, address: str, **options: Any) -> "Visitor":
        """Somebody new, before whatever is shown at the address."""
        context = await browser.new_context(
            **{"locale": "en-GB", "reduced_motion": "reduce", **DESKTOP, **options}
        )
        context.set_default_timeout(PATIENCE_MS)
        await context.add_init_script(_LISTEN)
        made = cls(context, await context.new_page(), address)
        made._watch(made.page)
        await made.page.goto(address)
        return made

    async def another_tab(self) -> "Visitor":
        """The same person, once more."""
        made = Visitor(self.context, await self.context.new_page(), self.address, self.faults)
        made._watch(made.page)
        await made.page.goto(self.address)
        return made

    async def leaves(self) -> None:
        """Close everything; fails where the browser had a complaint."""
        await self.context.close()
        assert self.faults == []

    async def sends(self, *photos: bytes, words: str = "") -> None:
        """Choose photos."""
        if words:
            await self.field.fill(words)
        files = [
            FilePayload(name=f"photo-{at}.jpg", mimeType="image/jpeg", buffer=photo)
            for at, photo in enumerate(photos)
        ]
        await self.page.set_input_files("#files", files)

    async def writes(self, text: str) -> None:
        """Write a line."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def sees(self, words: str, within: float = 60.0) -> Locator:
        """The newest message with these words, once it is there; seconds that only a fault takes."""
        found = self.page.locator(".message", has_text=words).last
        await expect(found).to_be_visible(timeout=1000 * within)
        return found

    async def presses(self, label: str, message: Locator | None = None) -> None:
        """Press the newest button of that name, or a message's."""
        within: Any = message or self.page
        button = within.get_by_role("button", name=label, exact=True).last
        await (button.tap() if await self.is_touched() else button.click())

    async def is_touched(self) -> bool:
        """Whether this is a phone."""
        return bool(await self.page.evaluate("matchMedia('(pointer: coarse)').matches"))

    async def texts(self) -> list[str]:
        """What the messages say, from the oldest on."""
        return await self.page.locator(".message .text").all_inner_texts()

    async def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        wider: int = await self.page.evaluate(
            "Math.max(0, ...[document.documentElement, ...document.querySelectorAll('main, form, dialog')]"
            ".map((each) => each.scrollWidth - each.clientWidth))"
        )
        return wider

    async def looks(self, name: str, folder: Path) -> None:
        """Take a picture of the window, to be looked at by people."""
        await self.page.screenshot(path=folder / f"{name}.png")

    @property
    def field(self) -> Locator:
        """Where lines are written."""
        return self.page.locator("#field")

    def _watch(self, page: Page) -> None:
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))

    def _heard(self, told: ConsoleMessage) -> None:
        if told.type in ("error", "warning") and _NO_FAULT not in told.text:
            self.faults.append(json.dumps([told.type, told.text]))
