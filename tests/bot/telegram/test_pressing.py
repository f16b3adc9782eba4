"""A press is always answered, soon, and in place where there is little to say."""

import asyncio

import pytest

from bot.platform import Label, Outgoing
from tests.bot.telegram.scripted import Scene, button, shot
from tests.fakes.telegram import BROKEN
from tests.fakes.telegram_world import Json, Refused, bad, labels


async def answer_of(scene: Scene, number: str) -> Json:
    """What the press was answered with."""
    return await scene.fake.until(lambda: scene.fake.world.presses[number] or {})


async def pressed(scene: Scene) -> str:
    """A press of the button under a new message."""
    await scene.telegram.send(str(scene.person.id), Outgoing("Ready?", buttons=button()), "ready")
    return scene.person.press(scene.person.inbox[0], "Paint")


async def test_a_press_without_words_is_answered_with_nothing(scene: Scene) -> None:
    number = await pressed(scene)
    assert set(await answer_of(scene, number)) == {"callback_query_id"}


@pytest.mark.parametrize(
    ("text", "alert"), [("Undone.", "false"), ("This picture belongs to someone else. " * 3, "true")]
)
async def test_quiet_words_are_the_answer_to_the_press(scene: Scene, text: str, alert: str) -> None:
    scene.desk.says(Outgoing(text, quiet=True, draft_id="d1"))
    answer = await answer_of(scene, await pressed(scene))
    assert (answer["text"], answer["show_alert"]) == (text, alert)
    await scene.quiet()
    assert [said["text"] for said in scene.person.inbox] == ["Ready?"]
    update, told, _ = scene.desk.heard[0]
    assert (update, told) == (scene.desk.events[0].origin.update, Outgoing(text, quiet=True))


async def test_it_is_answered_before_the_pictures_are_sent(scene: Scene) -> None:
    scene.desk.says(Outgoing("Done!", (shot(),)), Outgoing("Painted.", quiet=True))
    answer = await answer_of(scene, await pressed(scene))
    await scene.fake.until(lambda: len(scene.person.inbox) == 2)
    assert answer["text"] == "Painted."
    methods = [call.method for call in scene.fake.calls]
    assert methods.index("answerCallbackQuery") < methods.index("sendPhoto")


@pytest.mark.parametrize(
    "outgoing",
    [
        Outgoing("long " * 50, quiet=True),
        Outgoing("Which?", buttons=button(), quiet=True),
        Outgoing("Look", (shot(),), quiet=True),
    ],
    ids=["too long", "with buttons", "with a picture"],
)
async def test_what_is_too_much_for_it_is_a_message(scene: Scene, outgoing: Outgoing) -> None:
    scene.desk.says(outgoing)
    answer = await answer_of(scene, await pressed(scene))
    await scene.fake.until(lambda: len(scene.person.inbox) == 2)
    assert "text" not in answer
    said = scene.person.inbox[1]
    assert (said.get("text") or said["caption"]) == outgoing.text


async def test_the_second_quiet_words_are_a_message(scene: Scene) -> None:
    scene.desk.says(Outgoing("One", quiet=True), Outgoing("Two", quiet=True))
    answer = await answer_of(scene, await pressed(scene))
    await scene.fake.until(lambda: len(scene.person.inbox) == 2)
    assert (answer["text"], scene.person.inbox[1]["text"]) == ("One", "Two")


@pytest.mark.parametrize("refusal", [BROKEN, bad("query is too old")])
async def test_words_that_come_too_late_are_a_message(scene: Scene, refusal: Refused) -> None:
    scene.fake.trouble("answerCallbackQuery", refusal)
    scene.desk.says(Outgoing("Undone.", quiet=True))
    await pressed(scene)
    await scene.fake.until(lambda: len(scene.person.inbox) == 2)
    assert scene.person.inbox[1]["text"] == "Undone."


async def test_a_press_is_answered_while_an_earlier_answer_takes_long(scene: Scene) -> None:
    scene.desk.held[str(scene.person.id)] = held = asyncio.Event()
    scene.desk.script = lambda event: [Outgoing("Undone.", quiet=True)]
    scene.person.say("a long story")
    number = await pressed(scene)
    assert set(await answer_of(scene, number)) == {"callback_query_id"}
    assert len(scene.desk.events) == 1
    held.set()
    await scene.fake.until(lambda: len(scene.person.inbox) == 3)
    assert [said["text"] for said in scene.person.inbox[1:]] == ["Undone.", "Undone."]


PAGE = Label("Pose editor", "edit.d1.", "https://bot.example.org/edit?draft=d1")


async def test_a_page_opens_inside_telegram_from_a_message_of_its_own(scene: Scene) -> None:
    scene.desk.says(Outgoing("Tap the button.", buttons=((PAGE,),), quiet=True))
    answer = await answer_of(scene, await pressed(scene))
    assert set(answer) == {"callback_query_id"}  # no alert: that has no room for a button
    await scene.quiet()
    shown = scene.person.inbox[-1]
    assert shown["text"] == "Tap the button."
    row = [{"text": "Pose editor", "web_app": {"url": PAGE.url}}]
    assert shown["reply_markup"]["inline_keyboard"] == [row]


async def test_in_groups_there_is_no_button_that_telegram_would_refuse(scene: Scene) -> None:
    group = scene.fake.group()
    again = Label("Paint", "paint.d1.")
    await scene.telegram.send(str(group.id), Outgoing("Here.", buttons=((PAGE, again), (PAGE,))), "k")
    assert labels(group.inbox[-1]) == [["Paint"]]
