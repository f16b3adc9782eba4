"""The pose editor in a real browser."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pipeline.contract import Canvas
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.standing import standing_person
from tests.bot.web.chromium import CHROMIUM, PATIENCE_MS
from tests.bot.web.editor.page_server import Drafts, PageServer, page_server

Opened = Callable[..., Page]
WIDTH, HEIGHT = 600, 900
CANVAS = Canvas(WIDTH, HEIGHT, 0, 0, WIDTH, 500)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each file: while it runs, no test can have an event loop of its own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(**CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def serving() -> Iterator[PageServer]:
    with page_server(fresh()) as server:
        yield server


@pytest.fixture
def server(serving: PageServer) -> PageServer:
    """The server of the session, with a draft that nobody has touched."""
    serving.drafts.__dict__.update(fresh().__dict__)
    return serving


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="en") as made:
        yield made


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="en"
    ) as made:
        yield made


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What a page complained of; a test that opens one fails over it."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def opened(server: PageServer, faults: list[str]) -> Opened:
    """Opens the page and waits until there is something to do."""

    def open_in(context: BrowserContext, where: str = "/edit#draft=one", ready: str = ".joint") -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _is_fault(said) else None)
        page.goto(server.address + where)
        page.wait_for_selector(ready, state="attached")
        return page

    return open_in


@pytest.fixture(scope="module")
def modules(browser: Browser, serving: PageServer) -> Iterator[Page]:
    """A page in which the pure modules are tried: see `run`."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(serving.address + "/static/theme.css")
    yield page
    page.close()


def run(page: Page, module: str, body: str, argument: Any = None) -> Any:
    """What `body`, a function's inside, makes of `m` (the module) and `given`."""
    return page.evaluate(
        f"async (given) => {{ const m = await import('/static/editor/{module}'); {body} }}", argument
    )


def until(page: Page, expression: str) -> None:
    """Wait until it is so; the page's policy forbids Playwright's own way, which evaluates a string."""
    eventually(page, lambda: bool(page.evaluate(expression)))


def eventually(page: Page, true: Callable[[], bool]) -> None:
    """Wait until it is so; only a fault takes as long."""
    for _ in range(PATIENCE_MS // 25):
        if true():
            return
        page.wait_for_timeout(25)
    raise AssertionError("it never came true")


def drawn(page: Page) -> None:
    """Wait until what was done is seen: the page draws with the next frame."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def pose_of(page: Page, tmp_path: Path) -> dict[str, Any]:
    """The pose as the page writes it into a file."""
    with page.expect_download() as download:
        page.evaluate("document.querySelector('.panel .stack [data-file=json]').click()")
    download.value.save_as(tmp_path / "pose.json")
    made: dict[str, Any] = json.loads((tmp_path / "pose.json").read_text())
    return made


def place(page: Page, joint: int, person: int = 0) -> tuple[float, float]:
    """Where a joint is in the window."""
    drawn(page)
    box = page.locator(f".joint[data-person='{person}'][data-joint='{joint}'] .halo").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], by: tuple[float, float], steps: int = 6) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + by[0], start[1] + by[1], steps=steps)
    page.mouse.up()


def fresh() -> Drafts:
    pose = standing_pose()
    picture = np.full((HEIGHT, WIDTH, 3), 120, dtype=np.uint8)
    return Drafts(CANVAS, pose, pose, cv2.imencode(".png", picture)[1].tobytes())


def standing_pose(people: int = 1) -> Pose:
    """People side by side; their legs are guessed."""
    step = WIDTH / (people + 1)
    return Pose(WIDTH, HEIGHT, tuple(_person((i + 1) * step) for i in range(people)))


def _person(x: float) -> Person:
    joints = standing_person(x, 60, 780, Sight.VISIBLE).joints
    return Person(
        tuple(Joint(j.x, j.y, Sight.GUESSED if 8 <= i <= 13 else j.sight) for i, j in enumerate(joints))
    )


def _is_fault(said: Any) -> bool:
    expected = "Failed to load resource" in said.text  # a refusal that a test asked for
    return said.type in ("error", "warning") and not expected
