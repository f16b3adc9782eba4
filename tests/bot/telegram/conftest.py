"""A bot on a Telegram of our own, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot.telegram.front import Telegram
from bot.telegram.serving import serve
from bot.telegram.settings import TelegramSettings
from tests.bot.telegram.scripted import Scene, ScriptedDesk
from tests.fakes.telegram import SILENCE, TOKEN, FakeTelegram

PATIENT, IMPATIENT = timedelta(seconds=20), timedelta(seconds=2)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    server = await FakeTelegram().start()
    yield server
    await server.stop()


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture
def patience(request: pytest.FixtureRequest) -> timedelta:
    """Long, since a machine that halts for seconds is no silence; short where a test's trouble is one."""
    call = getattr(request.node, "callspec", None)
    return IMPATIENT if call is not None and SILENCE in call.params.values() else PATIENT


@pytest.fixture
def settings(fake: FakeTelegram, patience: timedelta) -> TelegramSettings:
    return TelegramSettings(
        SecretStr(TOKEN),
        api=fake.url,
        timeout=patience,
        long_poll=timedelta(seconds=1),
        busy=timedelta(seconds=1),
        pauses=(0.02, 0.04, 0.08),
    )


@pytest.fixture
def telegram(settings: TelegramSettings, desk: ScriptedDesk) -> Telegram:
    return Telegram(settings, desk)


@pytest.fixture
async def scene(fake: FakeTelegram, desk: ScriptedDesk, telegram: Telegram) -> AsyncIterator[Scene]:
    async with running(telegram):
        yield Scene(fake, desk, telegram, fake.person())


@asynccontextmanager
async def running(telegram: Telegram) -> AsyncIterator[asyncio.Event]:
    """The bot, from start to stop."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(telegram, stop))
    try:
        yield stop
    finally:
        stop.set()
        await asyncio.wait_for(serving, 30)
