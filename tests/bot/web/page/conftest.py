"""One browser and one bot for all tests of the page; for each test visitors of its own.

All of it runs in one event loop, which a browser that is started once cannot leave.
"""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.web.platform import Web
from tests.bot.web.chromium import CHROMIUM
from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import Visitor

Comes = Callable[..., Awaitable[Visitor]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(**CHROMIUM)
        yield started
        await started.close()


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def house(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One bot for all: visitors know nothing of each other. It looks often for what is to be delivered."""
    home = tmp_path_factory.mktemp("house")
    shutil.copy(empty_file, home / "bot.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.delivery._LOOK", 0.1)
        patch.setattr(Web, "edits_every", 0.2)
        async with House(home, f"sqlite:///{home / 'bot.db'}") as made:
            yield made


@pytest_asyncio.fixture(loop_scope="session")
async def comes(browser: Browser, house: House) -> AsyncIterator[Comes]:
    """Opens the page for somebody new; when the test is over nothing may have been complained about."""
    async with AsyncExitStack() as leaving:
        leaving.push_async_callback(house.painter.paints)  # nothing waits for the next one

        async def come(**options: Any) -> Visitor:
            visitor = await Visitor.comes(browser, house.address, **options)
            leaving.push_async_callback(visitor.leaves)
            return visitor

        yield come


@pytest_asyncio.fixture(loop_scope="session")
async def anna(comes: Comes) -> Visitor:
    return await comes()
