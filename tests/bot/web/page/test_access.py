"""Who sees little, hears the page or uses keys alone: axe-core finds nothing serious anywhere."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import PHONE, Visitor

SERIOUS = ("serious", "critical")


@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark", "locale": "ko-KR", **PHONE}]
)
async def test_nothing_serious_is_found(
    comes: Comes, house: House, photo: bytes, look: dict[str, Any]
) -> None:
    anna = await comes(**look)
    assert await faults(anna) == []
    await anna.sends(photo)
    await expect(anna.page.get_by_role("progressbar")).to_be_visible()
    await anna.writes("/help")
    await house.paints()
    result = anna.page.locator(".message:has([data-press^='compare.'])")
    await result.get_by_role("button", name="답장" if "locale" in look else "Reply").click()
    await anna.context.set_offline(True)
    await anna.writes("/status")
    await expect(anna.page.locator("#banner.shown")).to_be_visible()
    assert await faults(anna) == []
    await anna.context.set_offline(False)
    await anna.page.get_by_role("button", name="메뉴" if "locale" in look else "Menu").click()
    assert await faults(anna) == []
    await anna.page.keyboard.press("Escape")
    for opener in (".picture", "[data-press^='compare.']", "[data-press^='edit.']"):
        await result.locator(opener).first.click()
        await expect(anna.page.locator("dialog .large, dialog .board, dialog .joint").first).to_be_visible()
        assert await faults(anna) == []
        await anna.page.keyboard.press("Escape")
        await expect(anna.page.get_by_role("dialog")).not_to_be_attached()


async def test_what_is_new_is_told_once_and_progress_not_at_all(
    anna: Visitor, house: House, photo: bytes
) -> None:
    await anna.page.evaluate(
        "window.told = [];"
        "new MutationObserver((changes) => {"
        " for (const { addedNodes } of changes) for (const { data } of addedNodes) told.push(data);"
        "}).observe(announcer, { childList: true })"
    )
    await completed(anna, house, photo)
    said: list[str] = await anna.page.evaluate("told")
    assert [text.split()[0] for text in said] == ["Got", "Done!"]


async def faults(visitor: Visitor) -> list[str]:
    """What axe-core finds that keeps people out, each with where it is."""
    results = await Axe().run(visitor.page)
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in results.response["violations"]
        if found["impact"] in SERIOUS
        for node in found["nodes"]
    ]
