"""Discord without Discord: simcord, with the gaps closed that matter to us."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr
from simcord import Env

from bot.discord.platform import Discord
from bot.discord.settings import DiscordSettings
from tests.bot.discord.desk import ScriptedDesk
from tests.bot.discord.wire import TOKEN, served
from tests.bot.discord.world import World
from tests.fakes.discord_wire import FakeDiscord
from tests.fakes.simulated_discord import Habits, with_habits

LIMIT = 1 << 20  # bytes a file, small enough for quick tests


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture
def settings() -> DiscordSettings:
    return DiscordSettings(SecretStr(TOKEN), patience=60.0, pauses=(0.05, 0.05))


@pytest.fixture
def platform(desk: ScriptedDesk, settings: DiscordSettings) -> Discord:
    return Discord(settings, desk)


@pytest.fixture
def simcord_bot(platform: Discord) -> Any:
    return platform.client


@pytest.fixture
def world(simcord_env: Env, desk: ScriptedDesk, platform: Discord) -> World:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("general")
    alice, bob = (guild.add_member(simcord_env.create_user(name)) for name in ("alice", "bob"))
    return World(simcord_env, desk, platform, channel, alice, bob)


@pytest.fixture(autouse=True)
def habits(monkeypatch: pytest.MonkeyPatch) -> Habits:
    """Files have sizes and a limit, people a language."""
    return with_habits(monkeypatch, Habits(LIMIT))


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    fake = FakeDiscord(TOKEN)
    await fake.start()
    monkeypatch.setattr(Route, "BASE", f"http://{fake.base}/api/v10")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://{fake.base}/gateway/"))
    yield fake
    await fake.stop()


@pytest.fixture
async def running(wire: FakeDiscord, platform: Discord) -> AsyncIterator[Discord]:
    """The bot, connected over loopback."""
    async with served(wire, platform):
        yield platform
