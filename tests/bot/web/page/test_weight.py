"""How heavy the page is, and how soon something is seen; `pytest -s` on this file prints the figures."""

from typing import Any

from playwright.async_api import Browser

from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import Visitor

MOST_BYTES = 300_000  # of the page without pictures, over the wire
MOST_SECONDS = 3.0  # to the first paint, on a busy machine
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


async def test_the_page_is_light(browser: Browser, house: House) -> None:
    first, again = await measured(browser, house)
    print(f"\nfirst visit: {first}\nonce more:   {again}")
    assert first["bytes"] <= MOST_BYTES
    assert first["painted"] <= MOST_SECONDS
    assert again["bytes"] < first["bytes"] / 2


async def measured(browser: Browser, house: House) -> list[dict[str, Any]]:
    """A first visit and a second: bytes over the wire, requests, seconds to the first contentful paint."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    visitor = Visitor(context, await context.new_page(), house.address)
    wire = await context.new_cdp_session(visitor.page)
    await wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    visits = []
    await visitor.page.bring_to_front()  # a page that nobody sees is not painted
    for _ in range(2):
        sizes.clear()
        await visitor.page.goto(house.address, wait_until="load")
        await visitor.page.locator("#welcome:not([hidden])").wait_for()
        painted = await (await visitor.page.wait_for_function(PAINTED)).json_value()
        visits.append(
            {"bytes": round(sum(sizes)), "requests": len(sizes), "painted": round(painted / 1000, 3)}
        )
    await context.close()
    return visits
