"""The same conversation with a real worker as a process of its own, and a family of random weights."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, expect
from skimage import data

from bot.web.platform import Web
from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import PHONE, Visitor
from tests.pipeline.worker.yard import Yard


@pytest_asyncio.fixture(loop_scope="session")
async def painted(sqlite_url: str, tmp_path: Path, family: Path) -> AsyncIterator[House]:
    """A bot and a worker on the same database and blobs; it paints so slowly that its previews are seen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Web, "edits_every", 0.2)
        async with (
            Yard(tmp_path, family, sqlite_url) as yard,
            House(tmp_path, sqlite_url, str(family)) as house,
        ):
            yard.start(slow_at="at a preview", seconds=2.0)
            yield house


@pytest.mark.long
async def test_previews_come_and_the_picture_after_them(painted: House, browser: Browser) -> None:
    anna = await Visitor.comes(browser, painted.address, **PHONE)
    await anna.page.evaluate(
        "window.shares = new Set(); window.previews = new Set();"
        "new MutationObserver(() => {"
        " for (const bar of document.querySelectorAll('.bot [aria-valuenow]')) shares.add(bar.ariaValueNow);"
        " for (const image of document.querySelectorAll('.bot:has(.progress:not([hidden])) img'))"
        "   previews.add(image.src);"
        "}).observe(log, { childList: true, subtree: true, attributes: true })"
    )
    await anna.sends(_photo())
    result = await anna.sees("Done! The numbers mark the joints.", within=600)
    assert await anna.page.evaluate("shares.size") >= 1
    assert await anna.page.evaluate("previews.size") >= 1
    await expect(result.locator("img")).to_have_count(2)
    await anna.writes("white sneakers")
    await anna.presses("Variations", await anna.sees("I can make variations"))
    album = await anna.sees("Here are 4 variations.", within=600)
    await expect(album.locator("img")).to_have_count(4)
    await anna.leaves()


def _photo() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(data.astronaut()).resize((128, 128)).save(buffer, "JPEG")
    return buffer.getvalue()
