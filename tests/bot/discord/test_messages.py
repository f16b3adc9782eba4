"""What people write and send, in private and in servers."""

from dataclasses import replace

import pytest

from bot.conversation.events import CommandGiven, Origin, PhotoSent, TextSent
from bot.discord.settings import DiscordSettings
from bot.platform import Outgoing
from storage.users import Who
from tests.bot.discord.pictures import png, shot
from tests.bot.discord.world import World, there


async def test_a_photo_comes_byte_for_byte(world: World) -> None:
    sent = await world.dm("white sneakers", ("me.png", png("navy")))
    chat = str(world.alice.user.dm_channel.id)
    origin = Origin(Who("discord", str(world.alice.id)), chat, f"discord:{sent.id}")
    assert world.desk.events == [PhotoSent(origin, png("navy"), "white sneakers")]


async def test_each_photo_of_a_message_is_an_event_in_its_order(world: World) -> None:
    await world.dm("on a beach", ("a.png", png("red")), ("b.png", png("blue")), ("c.txt", b"no photo"))
    photos = [event for event in world.desk.events if isinstance(event, PhotoSent)]
    assert [(photo.data, photo.words) for photo in photos] == [
        (png("red"), "on a beach"),
        (png("blue"), "on a beach"),
        (b"no photo", "on a beach"),
    ]
    assert len({photo.origin.update for photo in photos}) == 3


async def test_an_answer_is_sent_and_the_desk_told_its_id(world: World) -> None:
    answer = Outgoing("Done!", (shot(data=png("green")),), draft_id="d1")
    world.desk.prepare(answer)
    await world.dm("", ("me.png", png()))
    assert world.last().content == "Done!"
    assert await world.last().attachments[0].read() == png("green")
    assert world.desk.said_ == [(world.desk.events[0], answer, str(world.last().id))]


async def test_several_answers_come_in_their_order(world: World) -> None:
    world.desk.prepare(Outgoing("one"), Outgoing("two"), Outgoing("three"))
    await world.dm("13 down 5")
    history = world.alice.user.dm_channel.history()
    assert [message.content for message in history[-3:]] == ["one", "two", "three"]
    assert [message for _, _, message in world.desk.said_] == [str(message.id) for message in history[-3:]]


async def test_words_that_reply_name_what_they_reply_to(world: World) -> None:
    world.desk.prepare(Outgoing("Here it is."))
    await world.alice.send(world.channel, f"{world.mention} hello")
    shown = world.channel.last_message
    assert shown is not None
    await world.alice.send(world.channel, "13 down 5", reply_to=shown)
    said = world.desk.events[-1]
    assert isinstance(said, TextSent)
    assert (said.text, said.reply_to) == ("13 down 5", str(shown.id))


async def test_in_servers_only_what_is_addressed_to_the_bot_is_heard(world: World) -> None:
    other = await world.bob.send(world.channel, "look at this", attachments=[("a.png", png())])
    await world.alice.send(world.channel, "nice!", reply_to=other)
    assert world.desk.events == []
    await world.alice.send(world.channel, f"{world.mention} white sneakers", attachments=[("a.png", png())])
    assert [event.words for event in world.desk.events if isinstance(event, PhotoSent)] == ["white sneakers"]
    assert world.desk.events[0].origin.chat == str(world.channel.id)


async def test_in_servers_answers_are_replies_that_ring_nobody(world: World) -> None:
    world.desk.prepare(Outgoing("Which of you, @everyone?"))
    asked = await world.alice.send(world.channel, f"{world.mention} hello")
    answer = world.channel.last_message
    assert answer is not None
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
    assert not answer.mention_everyone
    assert answer.mentions == []


async def test_a_forwarded_photo_is_a_photo(world: World) -> None:
    there = await world.bob.send(world.channel, "me", attachments=[("a.png", png("gold"))])
    await world.alice.forward(there, world.alice.user.dm_channel)
    assert [event.data for event in world.desk.events if isinstance(event, PhotoSent)] == [png("gold")]


async def test_bots_and_webhooks_are_not_heard(world: World) -> None:
    bot = world.alice.guild.add_member(world.env.create_user("other", bot=True))
    await bot.send(world.channel, f"{world.mention} hello")
    await world.alice.guild.create_webhook(world.channel).send(f"{world.mention} hello")
    assert world.desk.events == []


async def test_a_command_that_is_typed_is_one(world: World) -> None:
    await world.dm("/Undo")
    await world.dm("/undone")
    await world.alice.send(world.channel, world.mention)
    first, second, third = world.desk.events
    assert isinstance(first, CommandGiven)
    assert isinstance(second, TextSent)
    assert isinstance(third, CommandGiven)
    assert (first.name, second.text, third.name) == ("undo", "/undone", "help")


async def test_a_file_that_is_too_large_is_not_fetched(world: World) -> None:
    user = world.alice.user
    stored = world.env.backend.store_attachments(
        user.dm_channel.id, [("a.png", png()), ("b.png", png("red"))]
    )
    stored[0]["size"] = 20_000_001
    await user.send_dm("", attachments=stored)
    history = [message.content for message in user.dm_channel.history()]
    assert any("over 20 MB" in said for said in history)
    assert [event.data for event in world.desk.events if isinstance(event, PhotoSent)] == [png("red")]


async def test_when_the_desk_breaks_down_the_person_hears_of_it(world: World) -> None:
    world.desk.break_down()
    await world.dm("13 down 5")
    assert "went wrong on my side" in world.last().content
    assert world.desk.said_ == []


async def test_a_reply_that_pings_nobody_is_heard_in_servers(world: World) -> None:
    world.desk.prepare(Outgoing("Here it is."))
    await world.alice.send(world.channel, f"{world.mention} hello")
    shown = there(world.channel.last_message)
    await world.reply_without_ping("13 down 5", shown)
    said = world.desk.events[-1]
    assert isinstance(said, TextSent)
    assert (said.text, said.reply_to) == ("13 down 5", str(shown.id))


class TestWithoutTheIntent:
    """Message content that Discord gives to every bot."""

    @pytest.fixture
    def settings(self, settings: DiscordSettings) -> DiscordSettings:
        return replace(settings, message_content=False)

    async def test_photos_in_private_and_with_a_mention_are_heard(self, world: World) -> None:
        await world.dm("in private", ("a.png", png("red")))
        await world.alice.send(world.channel, f"{world.mention} here", attachments=[("b.png", png("blue"))])
        photos = [event for event in world.desk.events if isinstance(event, PhotoSent)]
        assert [(photo.data, photo.words) for photo in photos] == [
            (png("red"), "in private"),
            (png("blue"), "here"),
        ]

    async def test_a_reply_without_ping_comes_empty_and_gets_help(self, world: World) -> None:
        world.desk.prepare(Outgoing("Here it is."))
        await world.alice.send(world.channel, f"{world.mention} hello")
        await world.reply_without_ping("13 down 5", there(world.channel.last_message))
        said = world.desk.events[-1]
        assert isinstance(said, CommandGiven)
        assert said.name == "help"
