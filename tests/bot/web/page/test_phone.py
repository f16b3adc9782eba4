"""On a phone, with a finger, 360 pixels wide; nothing sticks out at its sides."""

from playwright.async_api import expect

from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import PHONE, Visitor

SMALLEST = 44  # pixels that a thumb needs


async def test_a_conversation_by_touch(comes: Comes, house: House, photo: bytes) -> None:
    anna = await comes(**PHONE)
    await expect(anna.page.get_by_role("button", name="Take a photo")).to_be_visible()
    assert await anna.overflow() == 0
    result = await completed(anna, house, photo)
    assert await anna.overflow() == 0
    await result.get_by_role("button", name="Reply to this").tap()
    await expect(anna.page.locator("#reply")).to_be_visible()
    await anna.field.fill("13 right 5")
    await anna.page.get_by_role("button", name="Send").tap()
    await anna.presses("Variations", await anna.sees("This is the new pose"))
    await house.paints()
    album = await anna.sees("Here are 4 variations.")
    await album.locator(".picture").nth(1).tap()
    await expect(anna.page.get_by_role("dialog")).to_contain_text("2 of 4")
    assert await anna.overflow() == 0
    await _swipe(anna, ".showing", -120)
    await expect(anna.page.get_by_role("dialog")).to_contain_text("3 of 4")
    await anna.page.get_by_role("button", name="Close").tap()
    assert await _too_small(anna) == []


async def test_the_field_stays_above_the_keyboard(comes: Comes) -> None:
    anna = await comes(**PHONE)
    await anna.page.set_viewport_size({"width": 360, "height": 380})  # as an on-screen keyboard leaves it
    box = await anna.field.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 380


async def test_a_line_that_is_sent_leads_back_to_the_end(comes: Comes) -> None:
    anna = await comes(**PHONE)
    for _ in range(4):
        await anna.writes("/help")
    await expect(anna.page.locator(".message.bot")).to_have_count(4)
    await anna.page.locator("#scroll").evaluate("(scroll) => scroll.scrollTo(0, 0)")
    await anna.writes("/status")
    await anna.sees("Nothing is running.")
    end = await anna.page.locator("#scroll").evaluate(
        "(each) => each.scrollHeight - each.scrollTop - each.clientHeight"
    )
    assert end < 80


async def _too_small(visitor: Visitor) -> list[str]:
    """Buttons that a thumb would miss; words that can be pressed inside a sentence may be lower."""
    return await visitor.page.evaluate(  # type: ignore[no-any-return]
        "(least) => [...document.querySelectorAll('button:not(.command)')]"
        ".filter((each) => each.checkVisibility())"
        ".filter((each) => { const { width, height } = each.getBoundingClientRect();"
        " return Math.min(width, height) < least; }).map((each) => each.textContent || each.ariaLabel)",
        SMALLEST,
    )


async def _swipe(visitor: Visitor, where: str, by: float) -> None:
    box = await visitor.page.locator(where).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    browser = await visitor.context.new_cdp_session(visitor.page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x + by / 2, "y": y}]),
        ("touchMove", [{"x": x + by, "y": y}]),
        ("touchEnd", []),
    ):
        await browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
