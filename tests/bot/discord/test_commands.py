"""Slash commands, the form for several adjustments, and what Discord lists."""

from typing import Any

import pytest

from bot.conversation.events import COMMANDS, CommandGiven, PhotoSent, TextSent
from bot.discord.modal import LINES
from bot.platform import Label, Outgoing
from tests.bot.discord.pictures import grain, png, shot, size_of
from tests.bot.discord.world import World, there
from tests.fakes.simulated_discord import Habits


async def test_a_photo_with_a_command_comes_byte_for_byte(world: World) -> None:
    world.desk.prepare(Outgoing("Got it.", (shot(data=png("pink")),)))
    given = await world.alice.slash(world.channel, "paint", photo=("me.png", png("navy")), words="a hat")
    (event,) = world.desk.events
    assert isinstance(event, PhotoSent)
    assert (event.data, event.words, event.origin.language) == (png("navy"), "a hat", "ko")
    assert event.origin.update.startswith("discord:")
    assert there(given.response).content == "Got it."
    assert await there(given.response).attachments[0].read() == png("pink")
    assert world.desk.said_[0][2] == str(there(given.response).id)


async def test_the_words_may_be_missing(world: World) -> None:
    await world.alice.user.slash("paint", photo=("me.png", png()))
    (event,) = world.desk.events
    assert isinstance(event, PhotoSent)
    assert event.words == ""
    assert event.origin.chat == str(world.alice.user.dm_channel.id)


async def test_a_picture_is_as_large_as_the_interaction_allows(world: World) -> None:
    world.desk.prepare(Outgoing("Done!", (shot("full.png", grain(700)), shot("small.png"))))
    given = await world.alice.slash(world.channel, "redo")
    large, small = there(given.response).attachments
    assert (large.filename, small.filename) == ("full.jpg", "small.png")
    assert size_of(await large.read()) == (700, 700)
    followups = [each for each in world.env.http_requests if "/webhooks/" in each.path]
    assert len(followups) == 1  # nothing was tried in vain


@pytest.mark.parametrize("name", COMMANDS)
async def test_each_command_is_an_event(world: World, name: str) -> None:
    world.desk.prepare(Outgoing("so be it"))
    given = await world.alice.slash(world.channel, name)
    (event,) = world.desk.events
    assert isinstance(event, CommandGiven)
    assert event.name == name
    assert there(given.response).content == "so be it"
    callback = next(each for each in world.env.http_requests if each.path.endswith("/callback"))
    assert callback.json == {"type": 5}


async def test_a_quiet_answer_is_seen_by_one(world: World) -> None:
    world.desk.prepare(Outgoing("three photos left", quiet=True), Outgoing("for all"))
    given = await world.alice.slash(world.channel, "status")
    said = {message.content: message.ephemeral for message in given.followups}
    assert said == {"three photos left": True, "for all": False}
    assert given.response is None


async def test_without_an_answer_the_note_that_we_think_goes_away(world: World) -> None:
    given = await world.alice.slash(world.channel, "cancel")
    assert given.response is None
    assert world.channel.last_message is None


async def test_when_the_desk_breaks_down_it_is_said_in_the_persons_language(world: World) -> None:
    world.desk.break_down()
    given = await world.alice.slash(world.channel, "undo")
    assert "문제가 생겨서" in given.followups[0].content
    assert given.followups[0].ephemeral


async def test_in_private_a_quiet_answer_takes_the_notes_place_and_stays(world: World) -> None:
    world.desk.prepare(Outgoing("three photos left", quiet=True))
    given = await world.alice.user.slash("status")
    assert there(given.response).content == "three photos left"
    assert not there(given.response).ephemeral


async def test_a_form_takes_several_adjustments(world: World) -> None:
    shown = await world.alice.slash(world.channel, "adjust")
    assert there(shown.modal)["title"] == "쓸 수 있는 말"
    await world.alice.submit_modal(shown, {LINES: "13 down 5\n왼발목 아래로 5"})
    (event,) = world.desk.events
    assert isinstance(event, TextSent)
    assert (event.text, event.reply_to) == ("13 down 5\n왼발목 아래로 5", None)


async def test_a_form_asked_for_at_a_message_is_about_its_draft(world: World) -> None:
    world.desk.prepare(Outgoing("Done!", (shot(),), ((Label("Correct", "adjust"),),), draft_id="d1"))
    await world.alice.slash(world.channel, "redo")
    picture = there(world.channel.last_message)
    for shown in (
        await world.alice.context_menu(world.channel, "Correct this pose", picture),
        await world.alice.click(picture, custom_id="adjust"),
    ):
        world.desk.prepare(Outgoing("moved"))
        answered = await world.alice.submit_modal(shown, {LINES: "13 down 5"})
        event = world.desk.events[-1]
        assert isinstance(event, TextSent)
        assert event.reply_to == str(picture.id)
        assert there(answered.response).content == "moved"
    assert len(world.desk.events) == 3


async def test_people_are_spoken_to_in_their_language(world: World, habits: Habits) -> None:
    habits.language = "en-GB"
    shown = await world.alice.slash(world.channel, "adjust")
    assert there(shown.modal)["title"] == "What you can write"


async def test_the_commands_are_listed_in_english_and_korean(world: World) -> None:
    listed = {each["name"]: each for each in registered(world)}
    assert {*COMMANDS, "paint", "adjust", "Correct this pose"} == {*listed}
    assert listed["undo"]["name_localizations"] == {"ko": "되돌리기"}
    assert listed["undo"]["description"] == "One step back"
    assert listed["undo"]["description_localizations"] == {"ko": "한 단계 되돌리기"}
    photo, words = listed["paint"]["options"]
    assert (photo["name_localizations"], photo["required"]) == ({"ko": "사진"}, True)
    assert (words["name_localizations"], words["required"]) == ({"ko": "설명"}, False)
    assert listed["Correct this pose"]["name_localizations"] == {"ko": "이 자세 고치기"}


def registered(world: World) -> list[dict[str, Any]]:
    """What was sent to Discord as the list of commands."""
    requests = [each for each in world.env.http_requests if each.method == "PUT"]
    body: list[dict[str, Any]] = there(requests[-1].json)
    return body
