"""The platforms that the scenarios are played on, each with the whole bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright
from pydantic import SecretStr

from bot.discord.platform import Discord
from bot.drawing import in_a_thread
from bot.telegram.front import Telegram
from bot.web.platform import Web
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.settings import Settings
from tests.bot.contract.discord_front import DiscordFront
from tests.bot.contract.front import Front
from tests.bot.contract.retoucher import Retoucher
from tests.bot.contract.stage import Stage
from tests.bot.contract.telegram_front import TelegramFront
from tests.bot.contract.web_front import WebFront
from tests.bot.web.chromium import CHROMIUM
from tests.bot.web.page.house import free_port
from tests.fakes.simulated_discord import Habits, with_habits
from tests.fakes.telegram import TOKEN, FakeTelegram

_UPLOADS = 10 << 20  # bytes a file on Discord


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path,
        database_url=SecretStr(database_url),
        telegram_token=SecretStr(TOKEN),
    )


@pytest.fixture
def blobs(database: Database, settings: Settings) -> BlobStore:
    return BlobStore(open_store(settings.blobs), database)


@pytest.fixture
def painter(database: Database, queue: Any, blobs: BlobStore, photo: bytes) -> Retoucher:
    return Retoucher(database, queue, blobs, photo=photo)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress and results are looked for more often, so that nobody waits for them here."""
    monkeypatch.setattr("bot.delivery._LOOK", 0.1)
    for platform in (Telegram, Discord, Web):
        monkeypatch.setattr(platform, "edits_every", 0.2)


@pytest.fixture(autouse=True)
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process to draw in takes a second to start, and here the bot is started at every step."""
    monkeypatch.setattr("bot.serving.in_a_process", in_a_thread)


@asynccontextmanager
async def telegram(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Front]:
    fake = await FakeTelegram().start()
    front = TelegramFront(fake, settings.model_copy(update={"telegram_api": fake.url}))
    try:
        yield front
    finally:
        await front.stop()
        await fake.stop()


@asynccontextmanager
async def discord(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Front]:
    front = DiscordFront(settings, with_habits(monkeypatch, Habits(_UPLOADS, "en")))
    try:
        yield front
    finally:
        await front.close()


@asynccontextmanager
async def web(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Front]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**CHROMIUM)
        front = WebFront(
            settings.model_copy(update={"telegram_token": None, "web_port": free_port()}), browser
        )
        yield front
        await front.close()
        await browser.close()


@pytest_asyncio.fixture
async def front(
    request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Front]:
    """A platform with nobody on it but the bot; one more platform is one more of these functions."""
    opened = {"telegram": telegram, "discord": discord, "web": web}[request.param]
    async with opened(settings, monkeypatch) as made:
        await made.start()
        yield made


@pytest.fixture
def stage(front: Front, painter: Retoucher, photo: bytes) -> Stage:
    return Stage(front, painter, photo)
