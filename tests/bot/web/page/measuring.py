"""How heavy the chat page is, and how soon something is seen: `python -m tests.bot.web.page.measuring`."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from storage.database import Database
from storage.migrate import migrate
from tests.bot.web.chromium import CHROMIUM
from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import DESKTOP, Visitor

PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
Figures = dict[str, float]


async def measured(browser: Browser, address: str) -> list[Figures]:
    """A first visit and a second: bytes over the wire, requests, seconds to the first contentful paint."""
    context = await browser.new_context(**DESKTOP)
    visitor = Visitor(context, await context.new_page(), address)
    wire = await context.new_cdp_session(visitor.page)
    await wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    visits = []
    await visitor.page.bring_to_front()  # a page that nobody sees is not painted
    for _ in range(2):
        sizes.clear()
        await visitor.page.goto(address, wait_until="load")
        await visitor.page.locator("#welcome:not([hidden])").wait_for()
        painted = await (await visitor.page.wait_for_function(PAINTED)).json_value()
        visits.append(
            {"bytes": round(sum(sizes)), "requests": len(sizes), "painted": round(painted / 1000, 3)}
        )
    await context.close()
    return visits


async def measure(home: Path) -> None:
    """Print the figures of a chat that is served from an empty folder."""
    url = f"sqlite:///{home / 'bot.db'}"
    await asyncio.to_thread(migrate, Database(url))
    async with House(home, url) as house, async_playwright() as playwright:
        browser = await playwright.chromium.launch(**CHROMIUM)
        first, again = await measured(browser, house.address)
        await browser.close()
    print(f"first visit: {first}\nonce more:   {again}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder)))
