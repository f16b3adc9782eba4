"""Answers over loopback: through interactions and after their death, in their order, and tried again."""

import asyncio

import pytest

from bot.conversation.events import ButtonPressed, PhotoSent, TextSent
from bot.discord.platform import Discord
from bot.platform import Label, Outgoing
from tests.bot.discord.desk import ScriptedDesk
from tests.bot.discord.pictures import png, shot
from tests.bot.discord.wire import MESSAGES, until
from tests.fakes.discord_payloads import CHANNEL
from tests.fakes.discord_wire import FakeDiscord, Fault

BUTTON = ((Label("Paint", "paint.d1."),),)


async def test_a_command_is_answered_through_its_interaction(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    desk.prepare(Outgoing("Here.", (shot(data=png("gold")),), BUTTON))
    token = await wire.interact(2, {"id": "3", "name": "undo", "type": 1})
    await until(lambda: desk.said_)
    (sent,) = wire.of("POST", f"webhooks/1/{token}")
    assert (sent.body["content"], sent.files) == ("Here.", {"picture.png": png("gold")})
    assert not wire.of("DELETE", "webhooks")


async def test_answers_to_a_dead_interaction_are_ordinary_messages(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    id = await running.send(CHANNEL, Outgoing("A pose.", (), BUTTON), "k1")
    wire.interactions_live = False
    desk.prepare(Outgoing("Undone.", instead=True), Outgoing("Wait a little.", quiet=True))
    await wire.interact(3, {"custom_id": "paint.d1.", "component_type": 2}, wire.messages[id])
    await until(lambda: len(desk.said_) == 2)
    assert isinstance(desk.events[0], ButtonPressed)
    assert [message["content"] for message in wire.messages.values()] == ["Undone.", "Wait a little."]
    assert [message for _, _, message in desk.said_] == [*wire.messages]


async def test_an_interaction_that_dies_on_the_way_is_noticed(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    wire.faults.append(Fault("webhooks", 401, {"message": "Invalid Webhook Token", "code": 50027}))
    desk.prepare(Outgoing("Nothing is running."))
    await wire.interact(2, {"id": "3", "name": "status", "type": 1})
    await until(lambda: desk.said_)
    assert wire.of("POST", "/callback")[0].body == {"type": 5}
    assert len(wire.of("POST", "webhooks")) == 1
    assert len(wire.of("POST", MESSAGES)) == 1
    assert [message["content"] for message in wire.messages.values()] == ["Nothing is running."]


async def test_an_answer_is_tried_again_after_a_break(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    wire.faults.extend([Fault(MESSAGES, 503, {"message": "no"}), Fault(MESSAGES, 503, {"message": "no"})])
    desk.prepare(Outgoing("Got it."))
    await wire.say("13 down 5")
    await until(lambda: desk.said_)
    assert [message["content"] for message in wire.messages.values()] == ["13 down 5", "Got it."]


async def test_an_answer_is_given_up_in_the_end_and_the_next_is_sent(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    wire.faults.extend([Fault(MESSAGES, 503, {"message": "no"})] * 3)
    desk.prepare(Outgoing("Got it."), Outgoing("One more."))
    await wire.say("13 down 5")
    await until(lambda: desk.said_)
    assert [outgoing.text for _, outgoing, _ in desk.said_] == ["One more."]


async def test_a_broken_connection_is_taken_up_again(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    await wire.drop()
    await until(lambda: wire.resumed)
    await wire.say("13 down 5")
    await until(lambda: desk.events)
    assert [event.text for event in desk.events if isinstance(event, TextSent)] == ["13 down 5"]


async def test_what_follows_a_photo_waits_for_it(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.photos.WAIT", 1.0)
    id = await running.send(CHANNEL, Outgoing("A pose.", (), BUTTON), "k1")
    await wire.say("", ("me.png", png()))
    taken = wire.files.popitem()
    await wire.say("13 down 5")
    await wire.interact(3, {"custom_id": "paint.d1.", "component_type": 2}, wire.messages[id])
    await asyncio.sleep(0.05)
    assert desk.events == []
    wire.files.update([taken])
    await until(lambda: len(desk.events) == 3)
    assert [type(event) for event in desk.events] == [PhotoSent, TextSent, ButtonPressed]
    assert [event.data for event in desk.events if isinstance(event, PhotoSent)] == [png()]


async def test_a_photo_that_discord_does_not_give_is_asked_for_again(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.photos.WAIT", 0.0)
    await wire.say("", ("me.png", png()))
    wire.files.clear()
    await until(lambda: wire.of("POST", MESSAGES))
    assert "Please try once more" in wire.of("POST", MESSAGES)[0].body["content"]
    assert desk.events == []
