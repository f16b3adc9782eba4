"""The pictures of chat and editor in the README: `python -m tests.bot.web.screenshots`.

`difootsion run --web` is started on an empty folder, two people send the photo in a real browser, and the
bundled family paints. Korean and the coloured signs need their fonts (Debian: fonts-noto-cjk,
fonts-noto-color-emoji). Takes minutes on a CPU.
"""

import argparse
import asyncio
import io
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.async_api import Browser, Locator, async_playwright
from skimage import data

from bot.text.locales import Locale
from bot.text.text import Text
from tests.bot.web.chromium import CHROMIUM
from tests.bot.web.page.house import free_port
from tests.bot.web.page.visitor import DESKTOP, PHONE, Visitor

MOST_BYTES = 150_000  # of one picture
PATIENCE = 1500.0  # seconds that a picture may take
_GAP, _GROUND = 48, (226, 230, 237)
_ALL_DRAWN = """() => [...document.images].every((each) => {
    const { top, bottom, width } = each.getBoundingClientRect();
    return !width || bottom < 0 || top > innerHeight || (each.complete && each.naturalWidth > 0);
})"""


def main() -> None:
    """Make all four pictures."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument(
        "--photo", type=Path, help="instead of the astronaut of scikit-image (NASA, public domain)"
    )
    given.add_argument("--to", type=Path, default=Path("docs/pictures"))
    told = given.parse_args()
    photo = told.photo.read_bytes() if told.photo else _astronaut()
    asyncio.run(_make(photo, told.to))


async def _make(photo: bytes, folder: Path) -> None:
    with TemporaryDirectory() as home:
        async with _running(Path(home)) as address, _browser() as browser:
            for name, shots in (await _pictures(browser, address, photo)).items():
                print(f"{folder / name}.webp", _save(_beside(shots), folder / f"{name}.webp"), "bytes")


async def _pictures(browser: Browser, address: str, photo: bytes) -> dict[str, list[Image.Image]]:
    anna = await Visitor.comes(browser, address, **DESKTOP)
    bora = await Visitor.comes(browser, address, locale="ko-KR", **PHONE)
    for who in (anna, bora):
        await who.sends(photo)
    await _completed(bora, Locale.KOREAN)
    await _completed(anna, Locale.ENGLISH)
    cookies: Any = await anna.context.storage_state()
    walking = await Visitor.comes(browser, address, storage_state=cookies, **PHONE)
    made = {"chat": [await _shot(anna)], "chat-phone": [await _chat_on_phone(walking), await _shot(bora)]}
    made["editor"] = [await _editor(anna)]
    made["editor-phone"] = [await _editor(walking), await _editor(bora)]
    return made


async def _completed(visitor: Visitor, locale: Locale) -> None:
    done = Text(locale).say("result-completed", first="", second="").split("\n")[0]
    await (await visitor.sees(done, within=PATIENCE)).locator("img").last.wait_for()
    await visitor.page.wait_for_timeout(1000)


async def _chat_on_phone(visitor: Visitor) -> Image.Image:
    await visitor.writes("13 right 5")
    pose = await visitor.sees(Text(Locale.ENGLISH).say("pose-changed").split(";")[0])
    await pose.locator("img").wait_for()
    return await _shot(visitor)


async def _editor(visitor: Visitor) -> Image.Image:
    """The editor, an ankle dragged a little aside."""
    await visitor.page.locator("[data-press^='edit.']").last.click()
    x, y = await _middle(visitor.page.locator("dialog .joint[data-joint='13']").first)
    await visitor.page.mouse.move(x, y)
    await visitor.page.mouse.down()
    await visitor.page.mouse.move(x + 30, y - 14, steps=6)
    await visitor.page.mouse.up()
    return await _shot(visitor)


async def _middle(joint: Locator) -> tuple[float, float]:
    await joint.wait_for()
    await joint.page.wait_for_timeout(500)
    box = await joint.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def _shot(visitor: Visitor) -> Image.Image:
    await visitor.page.wait_for_function(_ALL_DRAWN)
    await visitor.page.wait_for_timeout(500)
    assert visitor.faults == []
    return Image.open(io.BytesIO(await visitor.page.screenshot())).convert("RGB")


def _beside(shots: list[Image.Image]) -> Image.Image:
    """Several phones in one picture."""
    if len(shots) == 1:
        return shots[0]
    width = sum(shot.width for shot in shots) + _GAP * (len(shots) + 1)
    sheet = Image.new("RGB", (width, shots[0].height + 2 * _GAP), _GROUND)
    left = _GAP
    for shot in shots:
        sheet.paste(shot, (left, _GAP))
        left += shot.width + _GAP
    return sheet


def _save(picture: Image.Image, path: Path) -> int:
    """As good as fits."""
    for quality in range(90, 40, -5):
        picture.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size < MOST_BYTES:
            break
    return path.stat().st_size


def _astronaut() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(data.astronaut()).save(buffer, "PNG")
    return buffer.getvalue()


@asynccontextmanager
async def _running(home: Path) -> AsyncIterator[str]:
    """Bot and worker on a folder of their own; where the chat is."""
    port = free_port()
    own = {"DIFOOTSION_HOME": str(home), "DIFOOTSION_WEB_PORT": str(port)}
    told = {name: value for name, value in os.environ.items() if not name.startswith("DIFOOTSION_")} | own
    process = subprocess.Popen([str(Path(sys.executable).with_name("difootsion")), "run", "--web"], env=told)
    try:
        await _answers(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 60)


async def _answers(port: int, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.2)
            continue
        writer.close()
        return
    raise SystemExit("The web chat did not come up; what it said stands above.")


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**CHROMIUM)
        yield browser
        await browser.close()


if __name__ == "__main__":
    main()
