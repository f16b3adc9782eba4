"""A tab whose session has ended says so, and goes on after signing in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, expect
from pydantic import SecretStr

from bot.text.locales import Locale
from bot.text.text import Text
from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import Visitor


@pytest_asyncio.fixture(loop_scope="session")
async def locked(sqlite_url: str, tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path, sqlite_url)
    rotate(house, "one")
    async with house:
        yield house


def rotate(house: House, password: str) -> None:
    house.settings = house.settings.model_copy(update={"web_password": SecretStr(password)})


async def signs_in(visitor: Visitor, password: str) -> None:
    await visitor.page.fill("#password", password)
    await visitor.page.get_by_role("button").click()
    await visitor.page.locator("#log[data-ready]").wait_for(state="attached")


async def test_after_another_password_one_signs_in_again(locked: House, browser: Browser) -> None:
    for locale in (Locale.ENGLISH, Locale.KOREAN):
        text = Text(locale)
        rotate(locked, f"one {locale}")
        await locked.stop()
        await locked.start()
        anna = await Visitor.arrives(browser, locked.address, locale=locale.value)
        await signs_in(anna, f"one {locale}")
        await locked.stop()
        rotate(locked, f"two {locale}")
        await locked.start()
        banner = anna.page.locator("#banner")
        await expect(banner).to_contain_text(text.say("web-signed-out"))
        await anna.writes("/help")
        await anna.sees(text.say("web-unsent"))  # kept, not refused
        await expect(banner).to_contain_text(text.say("web-signed-out"))
        await banner.get_by_role("link", name=text.say("web-sign-in")).click()
        await anna.page.wait_for_url(f"{locked.address}/sign-in")
        await signs_in(anna, f"two {locale}")
        await expect(anna.page.locator(".message.bot")).to_have_count(1)
        await expect(banner).not_to_be_visible()
        await anna.leaves()
