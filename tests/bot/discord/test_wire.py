"""What only real requests show: uploads, repetitions, refusals, and what is logged."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.events import ButtonPressed, PhotoSent, TextSent
from bot.discord.platform import Discord
from bot.discord.settings import DiscordSettings
from bot.platform import Label, NotTaken, Outgoing
from tests.bot.discord.desk import ScriptedDesk
from tests.bot.discord.pictures import format_of, grain, png, shot, size_of
from tests.bot.discord.wire import MESSAGES, served, until
from tests.fakes.discord_payloads import CHANNEL
from tests.fakes.discord_wire import FakeDiscord, Fault

BUTTON = ((Label("Paint", "paint.d1."),),)


async def test_a_photo_goes_in_and_a_picture_with_buttons_out(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk
) -> None:
    desk.prepare(Outgoing("Done!", (shot("a.png", png("gold")), shot("b.png", png("red"))), BUTTON))
    await wire.say("white sneakers", ("me.png", png("navy")))
    await until(lambda: desk.said_)
    (photo,) = desk.events
    assert isinstance(photo, PhotoSent)
    assert (photo.data, photo.words) == (png("navy"), "white sneakers")
    (sent,) = wire.of("POST", MESSAGES)
    assert sent.files == {"a.png": png("gold"), "b.png": png("red")}
    assert sent.body["content"] == "Done!"
    assert sent.body["components"][0]["components"][0]["custom_id"] == "paint.d1."
    assert sent.body["allowed_mentions"] == {"parse": []}


async def test_a_rate_limit_is_waited_for(wire: FakeDiscord, running: Discord) -> None:
    headers = {"Via": "1.1 google", "Retry-After": "0.1"}
    wire.faults.append(Fault(MESSAGES, 429, {"retry_after": 0.1, "global": False}, headers))
    id = await running.send(CHANNEL, Outgoing("Done!", (shot(),)), "k1")
    assert [*wire.messages] == [id]
    first, second = wire.of("POST", MESSAGES)
    assert first.files == second.files == {"picture.png": png()}


async def test_a_long_rate_limit_is_handed_back_with_its_wait(wire: FakeDiscord, running: Discord) -> None:
    wire.faults.append(Fault(MESSAGES, 429, {"retry_after": 90.0, "global": False}, {"Via": "1.1 google"}))
    with pytest.raises(NotTaken) as refused:
        await running.send(CHANNEL, Outgoing("Done!"), "k1")
    assert (refused.value.again, refused.value.wait) == (True, timedelta(seconds=90))
    wire.faults.append(Fault(MESSAGES, 429, {}, {"Retry-After": "40"}))  # a ban by the network before Discord
    with pytest.raises(NotTaken) as refused:
        await running.send(CHANNEL, Outgoing("Done!"), "k1")
    assert (refused.value.again, refused.value.wait) == (True, timedelta(seconds=40))


async def test_an_error_of_discords_is_tried_again(wire: FakeDiscord, running: Discord) -> None:
    wire.faults.append(Fault(MESSAGES, 500, {"message": "oops"}))
    await running.send(CHANNEL, Outgoing("Done!"), "k1")
    assert len(wire.of("POST", MESSAGES)) == 2
    assert len(wire.messages) == 1


@pytest.mark.parametrize(
    ("status", "again"), [(503, True), (401, True), (403, False), (404, False), (400, False)]
)
async def test_what_is_refused_says_whether_to_try_again(
    wire: FakeDiscord, running: Discord, status: int, again: bool
) -> None:
    wire.faults.append(Fault(MESSAGES, status, {"message": "no", "code": 50007}))
    with pytest.raises(NotTaken, match=f"Discord answered {status} \\(50007\\): no") as refused:
        await running.send(CHANNEL, Outgoing("Done!"), "k1")
    assert refused.value.again is again


async def test_a_message_that_was_deleted_is_not_edited_again(wire: FakeDiscord, running: Discord) -> None:
    id = await running.send(CHANNEL, Outgoing("10 %", (shot(),), BUTTON), "k1")
    await running.edit(CHANNEL, id, Outgoing("20 %"))
    there = wire.messages.pop(id)
    assert (there["content"], there["attachments"], there["components"]) == ("20 %", [], [])
    with pytest.raises(NotTaken) as refused:
        await running.edit(CHANNEL, id, Outgoing("30 %"))
    assert refused.value.again is False


async def test_without_an_answer_the_same_message_goes_out_once(
    wire: FakeDiscord, desk: ScriptedDesk, settings: DiscordSettings
) -> None:
    platform = Discord(replace(settings, patience=0.2), desk)
    async with served(wire, platform):
        wire.faults.append(Fault(MESSAGES, 200, silence=0.5, after=True))
        with pytest.raises(NotTaken) as refused:
            await platform.send(CHANNEL, Outgoing("Done!"), "job 1")
        assert refused.value.again
        id = await platform.send(CHANNEL, Outgoing("Done!"), "job 1")
        assert [*wire.messages] == [id]
        assert await platform.send(CHANNEL, Outgoing("Done!"), "job 2") != id
    bodies = [each.body for each in wire.of("POST", MESSAGES)]
    assert bodies[0]["nonce"] == bodies[1]["nonce"] != bodies[2]["nonce"]
    assert all(body["enforce_nonce"] and len(body["nonce"]) <= 25 for body in bodies)


async def test_pictures_that_are_too_large_go_out_as_jpegs(wire: FakeDiscord, running: Discord) -> None:
    big = grain(700)
    assert len(big) > wire.limit
    await running.send(CHANNEL, Outgoing("Done!", (shot("full.png", big), shot("small.png"))), "k1")
    refused, sent = wire.of("POST", MESSAGES)
    assert refused.files == {"full.png": big, "small.png": png()}
    assert [*sent.files] == ["full.jpg", "small.png"]
    assert (format_of(sent.files["full.jpg"]), size_of(sent.files["full.jpg"])) == ("JPEG", (700, 700))
    assert sent.files["small.png"] == png()
    assert refused.body["nonce"] == sent.body["nonce"]


async def test_what_is_no_picture_and_too_large_is_given_up(wire: FakeDiscord, running: Discord) -> None:
    with pytest.raises(NotTaken, match="too large") as refused:
        await running.send(CHANNEL, Outgoing("Here.", (shot("a.bin", bytes(2 << 20)),)), "k1")
    assert refused.value.again is False


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


async def test_a_photo_that_is_not_there_at_first_is_fetched_again(
    wire: FakeDiscord, running: Discord, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.photos.WAIT", 0.1)
    message = wire.say("", ("me.png", png()))
    files, wire.files = wire.files, {}
    await message
    await asyncio.sleep(0.05)
    wire.files = files | wire.files
    await until(lambda: desk.events)
    assert [event.data for event in desk.events if isinstance(event, PhotoSent)] == [png()]
