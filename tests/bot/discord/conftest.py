"""Discord without Discord: simcord, with the gaps closed that matter to us."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from PIL import Image, UnidentifiedImageError
from pydantic import SecretStr
from simcord import Env
from simcord import interactions as simulated
from simcord.backend import cdn
from simcord.backend.errors import BackendError

from bot.discord.platform import Discord
from bot.discord.settings import DiscordSettings
from tests.bot.discord.desk import ScriptedDesk
from tests.bot.discord.wire import TOKEN, served
from tests.bot.discord.world import World
from tests.fakes.discord_wire import FakeDiscord

LIMIT = 1 << 20  # bytes a file, small enough for quick tests


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture
def settings() -> DiscordSettings:
    return DiscordSettings(SecretStr(TOKEN), patience=5.0, pauses=(0.05, 0.05))


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


class Habits:
    """What simcord leaves open."""

    language = "ko"


@pytest.fixture(autouse=True)
def habits(monkeypatch: pytest.MonkeyPatch) -> Habits:
    """Files have sizes and a limit, people a language."""
    store, payload, kept = cdn.CdnStore.store_attachment, simulated.base_payload, Habits()

    def stored(self: Any, id: int, channel: int, name: str, data: bytes, about: str | None) -> Any:
        if len(data) > LIMIT:
            raise BackendError(413, 40005, "Request entity too large")
        attachment = store(self, id, channel, name, data, about)
        try:
            attachment["width"], attachment["height"] = Image.open(BytesIO(data)).size
        except UnidentifiedImageError:
            return attachment
        return attachment

    def base(*given: Any, **named: Any) -> Any:
        record, made = payload(*given, **named)
        made["locale"], made["attachment_size_limit"] = kept.language, LIMIT
        return record, made

    monkeypatch.setattr(cdn.CdnStore, "store_attachment", stored)
    monkeypatch.setattr(simulated, "base_payload", base)
    return kept


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
