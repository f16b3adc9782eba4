"""Discord answers 429, 500 or nothing: all arrives once, in its order, and not too early."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

from bot.discord.settings import DiscordSettings
from bot.serving import talk
from storage.settings import Settings
from tests.bot.contract.retoucher import Retoucher
from tests.bot.discord.wire import MESSAGES, TOKEN
from tests.fakes.discord_payloads import BOT, Json
from tests.fakes.discord_wire import FakeDiscord, Fault

_VIA = {"Via": "1.1 google"}
_WAIT = 1.2  # seconds
_PATIENCE = 5.0


def _short(where: str, method: str) -> Fault:
    """The library waits by itself."""
    body = {"retry_after": _WAIT, "global": False}
    return Fault(where, 429, body, {**_VIA, "Retry-After": str(_WAIT)}, method=method)


def _banned(where: str, method: str) -> Fault:
    """The network before Discord says no, with a wait that is handed back to us."""
    return Fault(where, 429, {}, {"Retry-After": str(_WAIT)}, method=method)


def _broken(where: str, method: str) -> Fault:
    return Fault(where, 503, {"message": "no"}, method=method)


def _silent(where: str, method: str) -> Fault:
    """Done, but its answer never comes."""
    return Fault(where, 200, silence=_PATIENCE + 0.5, after=True, method=method)


def _reset(where: str, method: str) -> Fault:
    return Fault(where, 500, method=method, reset=True)


TROUBLES = {
    "429 with a wait": _short,
    "429 by the network": _banned,
    "503": _broken,
    "no answer": _silent,
    "a broken connection": _reset,
}


@pytest.fixture
async def wire(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, painter: Retoucher
) -> AsyncIterator[FakeDiscord]:
    """Discord, with the whole bot on it."""
    fake = FakeDiscord(TOKEN)
    await fake.start()
    monkeypatch.setattr(Route, "BASE", f"http://{fake.base}/api/v10")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://{fake.base}/gateway/"))
    short: Any = partial(DiscordSettings, patience=_PATIENCE, pauses=(0.05,) * 8)
    monkeypatch.setattr("bot.discord.settings.DiscordSettings", short)
    monkeypatch.setattr("storage.deliveries._FIRST_WAIT", timedelta(seconds=0.03))
    told = settings.model_copy(update={"telegram_token": None, "discord_token": SecretStr(TOKEN)})
    stop = asyncio.Event()
    talking = asyncio.create_task(talk(told, stop))
    await asyncio.wait_for(fake.ready.wait(), 30)
    yield fake
    stop.set()
    await talking
    await fake.stop()


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
async def test_everything_arrives_once_and_in_order(
    wire: FakeDiscord, painter: Retoucher, photo: bytes, trouble: Any
) -> None:
    wire.faults.append(trouble(MESSAGES, "POST"))
    await wire.say("", ("me.jpg", photo))
    await wire.say("/status")
    await _until(lambda: _newest(wire, "One picture is being made"))
    wire.faults.extend([trouble(MESSAGES, "PATCH"), trouble(MESSAGES, "POST")])
    await painter.paints()
    result = await _until(lambda: _newest(wire, "Done"))
    await _until(lambda: _newest(wire, "It's ready"))
    assert len(result["attachments"]) == 2
    if trouble is not _silent:  # Discord knows no nonce there: docs/discord.md tells of it
        wire.faults.append(trouble("webhooks", "POST"))
    press = next(
        each for row in result["components"] for each in row["components"] if each["label"] == "Undo"
    )
    await wire.say("13 right 5")
    await _until(lambda: _newest(wire, "This is the new pose"))
    await wire.interact(3, {"custom_id": press["custom_id"], "component_type": 2}, result)
    await _until(lambda: _newest(wire, "되돌렸어요") or _newest(wire, "Undone"))
    await asyncio.sleep(0.3)  # what was tried again in vain would be here by now
    said = [message["content"][:8] for message in wire.messages.values() if message["author"] == BOT]
    assert said[0] in ("It's rea", "다 됐어요. 아")  # edited again, where the first answer came to nothing
    assert said[1:4] == ["One pict", "Done! Th", "This is "]
    assert len(said) == 5
    assert not wire.faults


async def test_a_chat_is_left_alone_as_long_as_discord_wants(
    wire: FakeDiscord, painter: Retoucher, photo: bytes
) -> None:
    wire.faults.append(_banned(MESSAGES, "POST"))
    await wire.say("/help")
    await wire.say("/status")
    await _until(lambda: _newest(wire, "Nothing is running"))
    first, second, *_ = [
        at for asked, at in zip(wire.asked, wire.times, strict=True) if MESSAGES in asked.path
    ]
    assert second - first >= _WAIT


def _newest(wire: FakeDiscord, words: str) -> Json | None:
    found = [message for message in wire.messages.values() if message["author"] == BOT]
    return next((message for message in reversed(found) if words in message["content"]), None)


async def _until(look: Any) -> Json:
    async with asyncio.timeout(60):
        while not (found := look()):
            await asyncio.sleep(0.02)
    return dict(found)
