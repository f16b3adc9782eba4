"""In groups the bot hears only what is addressed to it."""

import pytest

from bot.conversation.events import CommandGiven, PhotoSent, TextSent
from bot.platform import Outgoing
from bot.text.locales import Locale
from bot.text.text import Text
from tests.bot.telegram.scripted import Scene, picture
from tests.fakes.telegram_people import Group


@pytest.fixture
def group(scene: Scene) -> Group:
    return scene.fake.group()


async def test_talk_among_others_is_not_heard(scene: Scene, group: Group) -> None:
    scene.person.say("13 down 5", group.id)
    scene.person.photo(picture("JPEG"), "look at me", group.id)
    scene.person.say("/help@another_bot", group.id)
    scene.person.say("/paint", group.id)
    scene.person.say("@difootsion_bot_fan hello", group.id)
    scene.person.sticker(group.id)
    scene.person.say("/help", group.id)
    event = await scene.event()
    assert isinstance(event, CommandGiven)
    await scene.quiet()
    assert len(scene.desk.events) == 1
    assert group.inbox == []


async def test_a_mention_is_heard_without_the_name(scene: Scene, group: Group) -> None:
    scene.person.say("@Difootsion_Bot 🦶 13 down 5", group.id)
    event = await scene.event()
    assert isinstance(event, TextSent)
    assert event.text == "🦶 13 down 5"
    assert event.origin.chat == str(group.id)
    assert event.origin.who.name == str(scene.person.id)


async def test_a_command_to_this_bot_is_heard(scene: Scene, group: Group) -> None:
    scene.person.say("/status@difootsion_bot", group.id)
    event = await scene.event()
    assert isinstance(event, CommandGiven)
    assert event.name == "status"


async def test_the_name_alone_asks_how_it_works(scene: Scene, group: Group) -> None:
    scene.person.say("@difootsion_bot", group.id)
    event = await scene.event()
    assert isinstance(event, CommandGiven)
    assert event.name == "start"


async def test_a_reply_is_heard_if_the_bot_said_it(scene: Scene, group: Group) -> None:
    scene.desk.says(Outgoing("Done!"))
    question = scene.person.say("who is there?", group.id)
    scene.person.say("@difootsion_bot hello", group.id)
    said = await scene.fake.until(lambda: group.inbox)
    scene.person.say("me", group.id, reply_to=question)
    scene.person.say("13 down 5", group.id, reply_to=said[0])
    event = await scene.event(2)
    assert isinstance(event, TextSent)
    assert (event.text, event.reply_to) == ("13 down 5", str(said[0]["message_id"]))


async def test_a_photo_with_the_name_in_its_caption_is_heard(scene: Scene, group: Group) -> None:
    data = picture("JPEG")
    scene.person.photo(data, "jeans please @difootsion_bot", group.id)
    event = await scene.event()
    assert isinstance(event, PhotoSent)
    assert (event.data, event.words) == (data, "jeans please")


async def test_an_album_is_addressed_as_a_whole(scene: Scene, group: Group) -> None:
    photos = [picture("JPEG", seed=seed) for seed in range(3)]
    scene.person.album([picture("JPEG", seed=9), picture("JPEG", seed=8)], "for my friends", group.id)
    scene.person.album(photos, "@difootsion_bot", group.id)
    await scene.event(3)
    await scene.quiet()
    assert [event.data for event in scene.desk.events if isinstance(event, PhotoSent)] == photos


async def test_who_invites_the_bot_is_told_how_to_address_it(scene: Scene, group: Group) -> None:
    scene.fake.person("ko").invite(group)
    said = await scene.fake.until(lambda: group.inbox)
    assert said[0]["text"] == Text(Locale.KOREAN).say("group-hello")
    assert scene.desk.events == []


async def test_a_topic_is_answered_in_the_topic(scene: Scene, group: Group) -> None:
    scene.desk.says(Outgoing("Hi!"))
    scene.person.say("/start", group.id, message_thread_id=77, is_topic_message=True)
    said = await scene.fake.until(lambda: group.inbox)
    assert said[0]["message_thread_id"] == 77
    assert scene.desk.events[0].origin.chat == f"{group.id}/77"
