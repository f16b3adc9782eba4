"""The site over real HTTP, with a real desk and storage behind it, and people at browsers."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from bot.web.application import Site
from bot.web.settings import WebSettings
from tests.bot.web.server.visitor import Visitor
from tests.fakes.chat import FakePlatform
from tests.fakes.painter import Painter

SECRET = SecretStr("a secret of the tests, long enough")
TOKEN = SecretStr("4242424242:AAHfakefakefakefakefakefakefakefake_t")


class StandingClock:
    """Seconds that pass only where a test lets them."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class House:
    """A site that is served, and who visits it."""

    def __init__(self, installation: Installation, desk: Desk) -> None:
        self.installation, self.desk = installation, desk
        self.elsewhere = {"telegram": FakePlatform("telegram"), "discord": FakePlatform("discord")}
        self.clock: Callable[[], float] = time.monotonic
        self._closing = AsyncExitStack()

    async def opens(self, settings: WebSettings | None = None) -> Site:
        """Serve."""
        told = settings or WebSettings("127.0.0.1", 0, SECRET)
        self.site = Site(told, self.installation, self.desk, dict(self.elsewhere), TOKEN, self.clock)
        runner = web.AppRunner(self.site.application(), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        self._closing.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self.delivery = Delivery(self.installation, self.site.platform)
        return self.site

    async def visitor(self, enters: bool = True, language: str = "en") -> Visitor:
        """Somebody new, who has the page open."""
        visitor = await self._closing.enter_async_context(Visitor(self.url, language))
        if enters:
            assert (await visitor.get("/")).status == 200
        return visitor

    async def close(self) -> None:
        await self._closing.aclose()


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is asked of the database beyond what storage's tests ask is the same on both."""
    return sqlite_url


@asynccontextmanager
async def _open(installation: Installation, desk: Desk) -> AsyncIterator[House]:
    made = House(installation, desk)
    try:
        yield made
    finally:
        await made.close()


@pytest.fixture
async def closed(installation: Installation, desk: Desk) -> AsyncIterator[House]:
    """A house that does not serve yet."""
    async with _open(installation, desk) as made:
        yield made


@pytest.fixture
async def house(closed: House) -> House:
    await closed.opens()
    return closed


@pytest.fixture
async def anna(house: House) -> Visitor:
    return await house.visitor()


@pytest.fixture
async def drafted(house: House, anna: Visitor, painter: Painter, photo: bytes) -> str:
    """A draft of Anna's that is completed, and told of."""
    said = await anna.photo(photo)
    await painter.paints()
    await house.delivery.deliver()
    draft = said[0]["draft"]
    assert isinstance(draft, str)
    return draft


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path
