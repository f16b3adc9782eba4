"""Telegram away, slow, or unwilling."""

from datetime import timedelta

import pytest

from bot.platform import NotTaken, Outgoing
from bot.telegram.front import Telegram
from tests.bot.telegram.conftest import IMPATIENT, running
from tests.bot.telegram.scripted import Scene, ScriptedDesk, button, shot
from tests.fakes.telegram import BLOCKED, BROKEN, SILENCE, FakeTelegram, flood
from tests.fakes.telegram_world import Refused, bad

GONE = bad("chat not found")
KICKED = Refused(403, "Forbidden: bot was kicked from the supergroup chat")


@pytest.mark.parametrize("trouble", [BROKEN, SILENCE, Refused(502, "Bad Gateway")], ids=str)
async def test_an_answer_is_sent_again_until_it_is_taken(scene: Scene, trouble: Refused) -> None:
    scene.fake.trouble("sendMessage", trouble, trouble)
    scene.desk.says(Outgoing("Hi!"))
    scene.person.say("hello")
    await scene.fake.until(lambda: scene.desk.heard)
    assert [said["text"] for said in scene.person.inbox] == ["Hi!"]
    assert len(scene.fake.called("sendMessage")) == 3
    assert len(scene.desk.events) == 1


async def test_a_short_pause_that_telegram_wants_is_kept(scene: Scene) -> None:
    scene.fake.trouble("sendMessage", flood(1))
    await scene.telegram.send(str(scene.person.id), Outgoing("Hi!"), "k")
    assert [said["text"] for said in scene.person.inbox] == ["Hi!"]
    assert len(scene.fake.called("sendMessage")) == 2


async def test_a_long_pause_is_told_and_holds_nobody_else_up(scene: Scene) -> None:
    scene.fake.trouble("sendMessage", flood(33))
    with pytest.raises(NotTaken) as refused:
        await scene.telegram.send(str(scene.person.id), Outgoing("Hi!"), "k")
    assert (refused.value.again, refused.value.wait) == (True, timedelta(seconds=33))
    other = scene.fake.person()
    await scene.telegram.send(str(other.id), Outgoing("Hi!"), "other")
    assert len(other.inbox) == 1


@pytest.mark.parametrize(
    ("trouble", "again"),
    [
        (BROKEN, True),
        (SILENCE, True),
        (Refused(401, "Unauthorized"), True),
        (BLOCKED, False),
        (KICKED, False),
        (GONE, False),
        (Refused(413, "Request Entity Too Large"), False),
    ],
    ids=str,
)
async def test_what_is_not_taken_tells_whether_to_try_again(
    scene: Scene, trouble: Refused, again: bool
) -> None:
    scene.fake.trouble("sendMessage", trouble)
    with pytest.raises(NotTaken) as refused:
        await scene.telegram.send(str(scene.person.id), Outgoing("Hi!"), "k")
    assert refused.value.again is again
    assert scene.person.inbox == []


async def test_trying_again_goes_on_where_telegram_stopped(scene: Scene) -> None:
    chat, outgoing = str(scene.person.id), Outgoing("Pick", (shot(1), shot(2)), button("1"))
    scene.fake.trouble("sendMessage", BROKEN)
    with pytest.raises(NotTaken):
        await scene.telegram.send(chat, outgoing, "k")
    id = await scene.telegram.send(chat, outgoing, "k")
    assert ["photo" in said for said in scene.person.inbox] == [True, True, False]
    assert id == str(scene.person.inbox[0]["message_id"])


async def test_who_blocked_the_bot_is_left_alone_and_others_answered(scene: Scene) -> None:
    scene.desk.says(Outgoing("one"), Outgoing("two"))
    scene.fake.world.closed.add(scene.person.id)
    other = scene.fake.person()
    scene.person.say("hello")
    other.say("hello")
    await scene.fake.until(lambda: len(other.inbox) == 2)
    await scene.quiet()
    assert scene.person.inbox == []
    calls = [call for call in scene.fake.called("sendMessage") if call["chat_id"] == str(scene.person.id)]
    assert len(calls) == 1


async def test_a_group_that_became_a_supergroup_is_followed(scene: Scene) -> None:
    old, new = scene.fake.group(), scene.fake.group()
    moved = Refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=new.id)
    scene.fake.trouble("sendMessage", moved)
    await scene.telegram.send(str(old.id), Outgoing("Done!"), "k")
    assert [said["text"] for said in new.inbox] == ["Done!"]


async def test_a_desk_that_stumbles_is_asked_again(scene: Scene) -> None:
    scene.desk.failures += [OSError("the database is away"), OSError("still away")]
    scene.desk.says(Outgoing("Hi!"))
    scene.person.say("hello")
    await scene.fake.until(lambda: scene.person.inbox)
    assert len({event.origin.update for event in scene.desk.events}) == 1
    assert len(scene.desk.events) == 3


async def test_what_never_works_is_given_up_and_the_next_is_heard(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.desk.failures += [OSError("INSERT 'my secret wish'")] * 4
    scene.desk.says(Outgoing("Hi!"))
    scene.person.say("first")
    scene.person.say("second")
    await scene.fake.until(lambda: scene.person.inbox)
    await scene.quiet()
    assert [event.origin.update[-1] for event in scene.desk.answered] == ["2"]
    assert "update 870001 is given up: OSError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("patience", [IMPATIENT], ids=str)
async def test_updates_come_again_when_telegram_was_away(scene: Scene) -> None:
    scene.fake.trouble("getUpdates", BROKEN, SILENCE)
    await scene.fake.until(lambda: len(scene.fake.called("getUpdates")) >= 1)
    scene.person.say("hello")
    event = await scene.event()
    assert event.origin.who.name == str(scene.person.id)


async def test_a_start_without_telegram_waits_for_it(telegram: Telegram, fake: FakeTelegram) -> None:
    fake.trouble("getMe", BROKEN)
    person = fake.person()
    async with running(telegram):
        person.say("hello")
        await fake.until(lambda: not fake.world.updates)
    assert len(fake.called("getMe")) == 2


async def test_what_came_while_the_bot_was_away_is_answered(
    telegram: Telegram, desk: ScriptedDesk, fake: FakeTelegram
) -> None:
    person = fake.person()
    person.say("one")
    person.say("two")
    async with running(telegram):
        await fake.until(lambda: len(desk.events) == 2)
    assert fake.called("deleteWebhook") == [{"drop_pending_updates": "false"}]
