"""Connections break; what was written goes once, and what was said meanwhile comes."""

import re

from playwright.async_api import expect

from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import Visitor

KEPT = "Not sent yet"
AGAIN = re.compile(r"Connected again\.")


async def test_lines_written_without_a_connection_go_once_and_in_order(anna: Visitor) -> None:
    await anna.context.set_offline(True)
    await expect(anna.page.locator("#banner")).to_contain_text("No connection.")
    await anna.writes("hello")
    await anna.writes("/help")
    await anna.sees(KEPT)
    # It says so for a moment only: the page keeps it for us.
    await anna.page.evaluate(
        "new MutationObserver(() => { banner.title += banner.textContent; })"
        ".observe(banner, { childList: true })"
    )
    await anna.context.set_offline(False)
    await anna.sees("1. Send a photo.")
    await expect(anna.page.locator("#banner")).to_have_attribute("title", AGAIN)
    said = await anna.texts()
    assert [said[0], said[2]] == ["hello", "/help"]
    await expect(anna.page.locator(".message")).to_have_count(4)


async def test_a_bot_that_starts_anew_is_found_again(anna: Visitor, house: House, photo: bytes) -> None:
    await anna.sends(photo)
    await anna.sees("You're next")
    await house.stop()
    await expect(anna.page.locator("#banner")).to_contain_text("No connection.")
    await anna.writes("/help")
    await anna.sees(KEPT)
    await house.painter.paints()
    await house.start()
    await anna.sees("Done! The numbers mark the joints.")
    await anna.sees("1. Send a photo.")
    assert sum(text.startswith("1. Send a photo.") for text in await anna.texts()) == 1


async def test_a_line_is_sent_once_though_its_answer_was_lost(anna: Visitor) -> None:
    await anna.page.route("**/api/say", lambda route: _lose_the_answer(route), times=1)
    await anna.writes("/help")
    await anna.sees("1. Send a photo.")
    await expect(anna.page.locator(".pending")).to_have_count(0)
    await expect(anna.page.locator(".message.you")).to_have_count(1)
    await expect(anna.page.locator(".message.bot")).to_have_count(1)


async def test_lines_and_photos_that_were_not_sent_outlive_a_reload(
    anna: Visitor, house: House, photo: bytes
) -> None:
    for path in ("say", "photo"):
        await anna.page.route(f"**/api/{path}", lambda route: route.abort())
    await anna.writes("/help")
    await anna.sends(photo)
    await anna.sees(KEPT)
    await expect(anna.page.locator(".pending")).to_have_count(2)
    await anna.page.unroute_all()
    await anna.page.reload()
    await anna.sees("1. Send a photo.")
    await anna.sees("You're next")
    await expect(anna.page.locator(".pending")).to_have_count(0)
    await expect(anna.page.locator(".message.you")).to_have_count(2)
    await house.paints()
    await anna.sees("Done!")


async def test_an_upload_tells_how_far_it_is(anna: Visitor) -> None:
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 20_000}
    browser = await anna.context.new_cdp_session(anna.page)
    await browser.send("Network.emulateNetworkConditions", slow)
    await anna.sends(b"\xff\xd8" + bytes(500_000))
    pending = anna.page.locator(".pending")
    await expect(pending).to_contain_text("Sending…")
    await expect(pending.get_by_role("progressbar")).to_be_visible()
    await browser.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": -1})
    await anna.sees("This isn't a picture I can read")
    await expect(pending).to_have_count(0)


async def _lose_the_answer(route: object) -> None:
    from playwright.async_api import Route

    assert isinstance(route, Route)
    await route.fetch()
    await route.abort()
