"""Before and after, with a line between them that keys and fingers move."""

import io

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.async_api import expect

from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import PHONE, Visitor


async def test_keys_and_the_mouse_move_the_line(anna: Visitor, house: House, photo: bytes) -> None:
    await anna.presses("Before / after", await completed(anna, house, photo))
    slider = anna.page.get_by_role("slider", name="How much of the photo is shown")
    await expect(slider).to_be_focused()
    await anna.page.keyboard.press("End")
    await expect(slider).to_have_value("100")
    before = await shown(anna)
    await anna.page.keyboard.press("Home")
    after = await shown(anna)
    height = len(before)
    assert np.abs(before[: height // 2].astype(int) - after[: height // 2]).mean() > 20  # the photo, and grey
    assert before[-height // 5 : -10, 10:-10].std() < 3  # nothing was there
    box = await anna.page.locator(".board").bounding_box()
    assert box is not None
    await anna.page.mouse.click(box["x"] + 0.25 * box["width"], box["y"] + 100)
    await expect(slider).to_have_value("25")


async def test_a_finger_moves_the_line(comes: Comes, house: House, photo: bytes) -> None:
    anna = await comes(**PHONE)
    await anna.presses("Before / after", await completed(anna, house, photo))
    slider = anna.page.get_by_role("slider")
    box = await anna.page.locator(".board").bounding_box()
    assert box is not None
    at = {"x": box["x"] + box["width"] * 0.5, "y": box["y"] + box["height"] / 2}
    browser = await anna.context.new_cdp_session(anna.page)
    await browser.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    for share in (0.6, 0.7, 0.8):
        point = {"x": box["x"] + box["width"] * share, "y": at["y"]}
        await browser.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    await browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert abs(int(await slider.input_value()) - 80) <= 1
    assert await anna.overflow() == 0


async def shown(visitor: Visitor) -> npt.NDArray[np.uint8]:
    """The board's pixels, without the names in its corners."""
    png = await visitor.page.locator(".board").screenshot()
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))[60:]
