"""How heavy the page is; how soon something is seen depends on the machine: measuring.py tells it."""

from playwright.async_api import Browser

from tests.bot.web.page.house import House
from tests.bot.web.page.measuring import measured

MOST_BYTES = 300_000  # of the page without pictures, over the wire
MOST_REQUESTS = 45


async def test_the_page_is_light(browser: Browser, house: House) -> None:
    first, again = await measured(browser, house.address)
    assert 0 < first["bytes"] <= MOST_BYTES
    assert 0 < first["requests"] <= MOST_REQUESTS
    assert again["bytes"] < first["bytes"] / 2
