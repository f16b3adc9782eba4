"""How smoothly three people are dragged: `python -m tests.bot.web.editor.measuring` prints the figures."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bot.web.chromium import CHROMIUM, PATIENCE_MS
from tests.bot.web.editor.conftest import fresh, place, standing_pose
from tests.bot.web.editor.page_server import Drafts, page_server

SECONDS = 3
OPEN = """async () => {
  const {openEditor} = await import('/static/editor/editor.js');
  await openEditor(document.getElementById('editor'), {draft: 'one'}).ready;
}"""
WATCH = """() => {
  window.frames_ = []; window.watching = true;
  const next = (now) => { window.frames_.push(now); if (window.watching) requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""
STOP = """() => {
  window.watching = false;
  return window.frames_.slice(1).map((now, i) => now - window.frames_[i]);
}"""


@dataclass(frozen=True)
class Dragging:
    """A page whose middle person is held at one joint, seen at (x, y)."""

    browser: Browser
    page: Page
    x: float
    y: float

    def intervals(self, seconds: float = SECONDS) -> list[float]:
        """Milliseconds from frame to frame while something is dragged for so long."""
        self.page.evaluate(WATCH)
        self._wander(seconds)
        found: list[float] = self.page.evaluate(STOP)
        return found

    def scripts(self, seconds: float = SECONDS) -> list[float]:
        """Milliseconds of processor time that our script has in each frame it draws."""
        self.browser.start_tracing(page=self.page, categories=["devtools.timeline"])
        self._wander(seconds)
        events = json.loads(self.browser.stop_tracing())["traceEvents"]
        return [event["tdur"] / 1000 for event in events if event["name"] == "FireAnimationFrame"]

    def _wander(self, seconds: float) -> None:
        since = self.page.evaluate("performance.now()")
        step = 0
        while self.page.evaluate("performance.now()") - since < 1000 * seconds:
            step += 1
            self.page.mouse.move(self.x + 40 * (step % 5 - 2), self.y - 15 * (step % 4), steps=12)


def percentile(values: list[float], hundredth: int = 95) -> float:
    """The value that so many of a hundred don't exceed."""
    return quantiles(values, n=100)[hundredth - 1]


def three_people() -> Drafts:
    """A draft with three people in it."""
    drafts = fresh()
    drafts.pose = drafts.first_pose = standing_pose(3)
    return drafts


@contextmanager
def dragging(browser: Browser, address: str, scope: str) -> Iterator[Dragging]:
    """Hold somebody by an ankle; `scope` is what moves with it: Joint, Limb, Person."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{address}/edit")
    page.wait_for_selector(".editor-start")
    page.evaluate(OPEN)
    page.wait_for_selector(".joint")
    page.get_by_role("radio", name=scope, exact=True).click()
    x, y = place(page, 9, 1)
    page.mouse.move(x, y)
    page.mouse.down()
    yield Dragging(browser, page, x, y)
    page.mouse.up()
    page.close()


def told(name: str, values: list[float]) -> str:
    """One line of the report."""
    figures = f"median {median(values):.2f} ms, 95th percentile {percentile(values):.2f} ms"
    return f"{name}: {len(values)} frames, {figures}"


def main() -> None:
    """Print the figures."""
    with page_server(three_people()) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        for scope in ("Joint", "Limb", "Person"):
            with dragging(browser, server.address, scope) as held:
                print(told(f"{scope}, from frame to frame", held.intervals()))
                print(told(f"{scope}, our script", held.scripts()))
        browser.close()


if __name__ == "__main__":
    main()
