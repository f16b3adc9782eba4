"""Connecting, stopping, and what is logged meanwhile."""

import asyncio
import logging

import pytest

from bot.discord.hiding import hide
from bot.discord.platform import Discord
from bot.discord.serving import serve
from bot.platform import NotTaken, Outgoing
from pipeline.errors import Missing
from tests.bot.discord.desk import ScriptedDesk
from tests.bot.discord.wire import MESSAGES, TOKEN, until
from tests.fakes.discord_payloads import CHANNEL
from tests.fakes.discord_wire import FakeDiscord, Fault


async def test_no_token_is_in_any_log_line(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        wire.faults.append(Fault("webhooks", 429, {"retry_after": 0.01}, {"Via": "1.1 google"}))
        desk.prepare(Outgoing("Nothing is running."))
        token = await wire.interact(2, {"id": "3", "name": "status", "type": 1})
        await until(lambda: desk.said_)
    assert "/callback" in caplog.text
    assert len(wire.of("POST", "webhooks")) == 2
    assert token not in caplog.text
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(running.settings)


async def test_before_it_is_connected_nothing_is_taken(platform: Discord) -> None:
    with pytest.raises(NotTaken, match="isn't connected") as refused:
        await platform.send(CHANNEL, Outgoing("Done!"), "k1")
    assert refused.value.again


async def test_a_wrong_token_is_told_to_whoever_runs_the_bot(wire: FakeDiscord, platform: Discord) -> None:
    wire.token = "another"
    with pytest.raises(Missing, match="doesn't know this bot token"):
        await serve(platform, asyncio.Event())


async def test_a_missing_intent_is_told_too(wire: FakeDiscord, platform: Discord) -> None:
    wire.intents_granted = False
    with pytest.raises(Missing, match="message content intent"):
        await serve(platform, asyncio.Event())


async def test_a_discord_that_is_away_is_waited_for(
    wire: FakeDiscord, platform: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.serving.FIRST_WAIT", 0.05)
    wire.faults.append(Fault("users", 503, {"message": "no"}))
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(platform, stop))
    await asyncio.wait_for(wire.ready.wait(), 30)
    stop.set()
    await serving
    assert len(wire.of("GET", "users")) == 2


async def test_what_is_being_answered_is_finished_before_the_bot_stops(
    wire: FakeDiscord, platform: Discord, desk: ScriptedDesk
) -> None:
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(platform, stop))
    await wire.ready.wait()
    wire.faults.append(Fault(MESSAGES, 500, {"message": "oops"}))
    desk.prepare(Outgoing("Got it."))
    await wire.say("13 down 5")
    await until(lambda: wire.of("POST", MESSAGES))
    stop.set()
    await serving
    assert [outgoing.text for _, outgoing, _ in desk.said_] == ["Got it."]


def test_a_token_that_gets_into_a_line_is_struck_out(caplog: pytest.LogCaptureFixture) -> None:
    hide("another")
    hide(TOKEN)
    with caplog.at_level(logging.INFO):
        logging.getLogger("discord.http").info("%s went to /webhooks/1/secret/messages", TOKEN)
    assert caplog.messages == ["*** went to /webhooks/1/***/messages"]
    assert len(logging.getLogger("discord.http").filters) == 1
