"""One person's updates in order, different people's at once, and none lost when the bot goes away."""

import asyncio
import sys

from bot.conversation.events import Event, TextSent
from bot.platform import Outgoing
from bot.telegram.front import Telegram
from bot.telegram.settings import TelegramSettings
from tests.bot.telegram.conftest import running
from tests.bot.telegram.scripted import Scene, ScriptedDesk, picture
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person


def texts(events: list[Event]) -> list[str]:
    """What was said in words."""
    return [event.text for event in events if isinstance(event, TextSent)]


async def test_a_person_waits_for_their_own_answer_and_for_nobody_elses(scene: Scene) -> None:
    held = scene.desk.held[str(scene.person.id)] = asyncio.Event()
    other = scene.fake.person()
    scene.desk.says(Outgoing("Hi!"))
    scene.person.say("one")
    scene.person.say("two")
    scene.person.photo(picture("JPEG"))
    scene.person.say("three")
    other.say("hello")
    await scene.fake.until(lambda: other.inbox)
    assert texts(scene.desk.events) == ["one", "hello"]
    assert scene.person.inbox == []
    held.set()
    await scene.event(5)
    assert texts(scene.desk.answered) == ["hello", "one", "two", "three"]


async def test_newcomers_are_heard_while_an_answer_takes_long(scene: Scene) -> None:
    scene.desk.held[str(scene.person.id)] = asyncio.Event()
    scene.person.say("a long story")
    await scene.event()
    for number in range(3):
        scene.fake.person().say(f"hello {number}")
        await scene.event(number + 2)
    assert texts(scene.desk.events) == ["a long story", "hello 0", "hello 1", "hello 2"]
    scene.desk.held[str(scene.person.id)].set()


async def test_only_so_many_files_are_in_memory_and_words_do_not_wait_for_them(scene: Scene) -> None:
    people = [scene.fake.person() for _ in range(10)]
    held = asyncio.Event()
    for person in people:
        scene.desk.held[str(person.id)] = held
        person.photo(picture("JPEG"))
    await scene.event(8)
    scene.person.say("hello")
    await scene.fake.until(lambda: texts(scene.desk.answered) == ["hello"])
    assert len(scene.desk.events) == 9
    assert len(scene.fake.called("getFile")) == 8
    held.set()
    await scene.event(11)


async def test_an_update_is_handled_once_however_often_telegram_tells_of_it(scene: Scene) -> None:
    held = scene.desk.held[str(scene.person.id)] = asyncio.Event()
    scene.person.say("one")
    asked = len(scene.fake.called("getUpdates"))
    await scene.fake.until(lambda: len(scene.fake.called("getUpdates")) >= asked + 3)
    held.set()
    await scene.quiet()
    assert texts(scene.desk.events) == ["one"]


async def greet(fake: FakeTelegram, person: Person, number: int) -> None:
    """Say something, and wait for the answer of that number."""
    person.say(f"hello {number}")
    await fake.until(lambda: len(person.inbox) == number)


async def test_what_is_not_answered_comes_again_after_a_kill(
    fake: FakeTelegram, settings: TelegramSettings, desk: ScriptedDesk
) -> None:
    person, other = fake.person(), fake.person()
    module = "tests.bot.telegram.lazy_bot"
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, fake.url)
    try:
        person.say("wait for me")
        person.say("and me")
        for number in range(1, 4):
            await greet(fake, other, number)
        asked = len(fake.called("getUpdates"))
        await fake.until(lambda: len(fake.called("getUpdates")) > asked + 1)
    finally:
        process.kill()
        await process.wait()
    async with running(Telegram(settings, desk)):
        await fake.until(lambda: len(desk.answered) >= 2 and not fake.world.updates)
    mine = [event for event in desk.answered if event.origin.who.name == str(person.id)]
    assert texts(mine) == ["wait for me", "and me"]


async def test_what_is_answered_does_not_come_again(fake: FakeTelegram, settings: TelegramSettings) -> None:
    first, second, person = ScriptedDesk(), ScriptedDesk(), fake.person()
    async with running(Telegram(settings, first)):
        person.say("one")
        await fake.until(lambda: first.answered)
    async with running(Telegram(settings, second)):
        person.say("two")
        await fake.until(lambda: second.answered)
    assert texts(second.events) == ["two"]


async def test_an_answer_under_way_is_finished_before_the_bot_stops(
    fake: FakeTelegram, settings: TelegramSettings
) -> None:
    desk, person = ScriptedDesk(), fake.person()
    held = desk.held[str(person.id)] = asyncio.Event()
    desk.says(Outgoing("Hi!"))
    async with running(Telegram(settings, desk)) as stop:
        person.say("one")
        await fake.until(lambda: desk.events)
        stop.set()
        asyncio.get_running_loop().call_later(0.1, held.set)
    assert [said["text"] for said in person.inbox] == ["Hi!"]
    assert fake.world.updates == []
