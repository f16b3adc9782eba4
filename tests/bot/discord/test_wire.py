"""What only real requests show: uploads, repetitions, refusals, and what is logged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.events import PhotoSent
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
    with pytest.raises(NotTaken) as refused:
        await running.send(CHANNEL, Outgoing("Done!"), "k1")
    assert len(wire.of("POST", MESSAGES)) == 1  # Discord isn't asked before its time
    assert timedelta(seconds=80) < (refused.value.wait or timedelta()) <= timedelta(seconds=90)


async def test_a_ban_by_the_network_before_discord_is_handed_back_too(
    wire: FakeDiscord, running: Discord
) -> None:
    wire.faults.append(Fault(MESSAGES, 429, {}, {"Retry-After": "40"}))
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


async def test_a_message_keeps_its_picture_while_its_job_goes_on(wire: FakeDiscord, running: Discord) -> None:
    id = await running.send(CHANNEL, Outgoing("Got it.", (shot("photo.png"),), job_id="j1"), "k1")
    await running.edit(CHANNEL, id, Outgoing("You're next", job_id="j1"))
    assert len(wire.messages[id]["attachments"]) == 1
    await running.edit(CHANNEL, id, Outgoing("50 %", (shot("preview.png"),), job_id="j1"))
    (preview,) = wire.messages[id]["attachments"]
    assert preview["filename"] == "preview.png"
    await running.edit(CHANNEL, id, Outgoing("It's ready, see below."))
    assert wire.messages[id]["attachments"] == []


async def test_without_an_answer_the_same_message_goes_out_once(
    wire: FakeDiscord, desk: ScriptedDesk, settings: DiscordSettings
) -> None:
    impatient, platform = Discord(replace(settings, patience=5.0), desk), Discord(settings, desk)
    async with served(wire, impatient):
        wire.faults.append(Fault(MESSAGES, 200, silence=6.0, after=True))
        with pytest.raises(NotTaken) as refused:
            await impatient.send(CHANNEL, Outgoing("Done!"), "job 1")
        assert refused.value.again
    async with served(wire, platform):
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


async def test_what_is_known_to_be_too_large_is_not_tried(
    wire: FakeDiscord, desk: ScriptedDesk, settings: DiscordSettings
) -> None:
    platform = Discord(replace(settings, upload_limit=100_000), desk)
    async with served(wire, platform):
        id = await platform.send(CHANNEL, Outgoing("Done!", (shot("a.png", grain(300)),)), "k1")
        await platform.edit(CHANNEL, id, Outgoing("Done!", (shot("b.png", grain(300)),)))
    (sent,), (edited,) = wire.of("POST", MESSAGES), wire.of("PATCH", MESSAGES)
    assert ([*sent.files], [*edited.files]) == (["a.jpg"], ["b.jpg"])
