"""Messages that change: a job's progress, and what a pressed button stood under."""

import pytest

from bot.conversation.events import ButtonPressed
from bot.platform import NotTaken, Outgoing
from tests.bot.telegram.scripted import Scene, button, shot
from tests.fakes.telegram import BROKEN
from tests.fakes.telegram_world import Json, labels


async def first(scene: Scene, outgoing: Outgoing) -> Json:
    """A message of the bot's, in the chat."""
    await scene.telegram.send(str(scene.person.id), outgoing, "first")
    return scene.person.inbox[0]


async def edit(scene: Scene, message: Json, outgoing: Outgoing) -> None:
    """Change it."""
    await scene.telegram.edit(str(scene.person.id), str(message["message_id"]), outgoing)


async def press(scene: Scene, message: Json, *answers: Outgoing) -> str:
    """Press its button, and have that answered."""
    scene.desk.script = lambda event: list(answers) if isinstance(event, ButtonPressed) else []
    number = scene.person.press(message, "Paint")
    await scene.fake.until(lambda: scene.fake.world.presses[number] is not None)
    await scene.quiet()
    return number


async def test_words_become_other_words(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting… 10 %", buttons=button("Cancel")))
    await edit(scene, message, Outgoing("Painting… 20 %", buttons=button("Stop")))
    assert (message["text"], labels(message)) == ("Painting… 20 %", [["Stop"]])
    await edit(scene, message, Outgoing("Done."))
    assert (message["text"], labels(message)) == ("Done.", [])


async def test_the_same_again_is_fine(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting… 10 %"))
    await edit(scene, message, Outgoing("Painting… 10 %"))
    assert message["text"] == "Painting… 10 %"
    assert "edit_date" not in message


async def test_words_become_a_picture_and_that_another(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting… 10 %"))
    await edit(scene, message, Outgoing("Painting… 50 %", (shot(1),), button("Cancel")))
    assert (message["caption"], labels(message)) == ("Painting… 50 %", [["Cancel"]])
    before = scene.fake.world.bytes_of(message)
    await edit(scene, message, Outgoing("Painting… 80 %", (shot(2),)))
    assert message["caption"] == "Painting… 80 %"
    assert scene.fake.world.bytes_of(message) != before


async def test_a_picture_gets_other_words(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting…", (shot(),)))
    await edit(scene, message, Outgoing("Almost there", buttons=button()))
    assert (message["caption"], labels(message)) == ("Almost there", [["Paint"]])


async def test_a_picture_becomes_a_file(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting…", (shot(),)))
    await edit(scene, message, Outgoing("Here", (shot(3, as_file=True),)))
    assert scene.fake.world.bytes_of(message) == shot(3).data


async def test_a_message_that_is_gone_is_not_taken_for_good(scene: Scene) -> None:
    with pytest.raises(NotTaken, match="not found") as refused:
        await edit(scene, {"message_id": 404}, Outgoing("Painting… 20 %"))
    assert not refused.value.again


async def test_an_album_takes_no_messages_place(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting…"))
    with pytest.raises(NotTaken):
        await edit(scene, message, Outgoing("Pick", (shot(1), shot(2))))
    assert message["text"] == "Painting…"


async def test_a_failure_of_telegram_may_be_tried_again(scene: Scene) -> None:
    message = await first(scene, Outgoing("Painting…"))
    scene.fake.trouble("editMessageText", BROKEN)
    with pytest.raises(NotTaken) as refused:
        await edit(scene, message, Outgoing("Painting… 20 %"))
    assert refused.value.again


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Outgoing("Sure?", buttons=button()), Outgoing("Deleted.", instead=True)),
        (Outgoing("Pose", (shot(1),), button()), Outgoing("New", (shot(2),), button("Undo"), instead=True)),
        (Outgoing("Pose", buttons=button()), Outgoing("New", (shot(2),), button("Undo"), instead=True)),
        (Outgoing("Pose", (shot(1),), button()), Outgoing("New", (shot(2, as_file=True),), instead=True)),
        (Outgoing("Pose", (shot(1),), button()), Outgoing("Pose", buttons=button("Undo"), instead=True)),
    ],
    ids=["words", "picture", "words to picture", "file", "buttons"],
)
async def test_an_answer_stands_in_place_of_what_was_pressed(
    scene: Scene, before: Outgoing, after: Outgoing
) -> None:
    message = await first(scene, before)
    await press(scene, message, after)
    assert scene.person.inbox == [message]
    assert message.get("text", message.get("caption")) == after.text
    assert labels(message) == [[label.text for label in row] for row in after.buttons]
    assert scene.desk.heard == [(scene.desk.events[0].origin.update, after, str(message["message_id"]))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Outgoing("Pose", (shot(1),), button()), Outgoing("Got it.", instead=True)),
        (Outgoing("Pose", (shot(1),), button()), Outgoing("Pick", (shot(1), shot(2)), instead=True)),
        (Outgoing("Pose", buttons=button()), Outgoing("long " * 300, (shot(2),), instead=True)),
    ],
    ids=["words for a picture", "album", "caption too long"],
)
async def test_what_does_not_fit_comes_anew_and_the_old_buttons_go(
    scene: Scene, before: Outgoing, after: Outgoing
) -> None:
    message = await first(scene, before)
    await press(scene, message, after)
    said = scene.person.inbox
    assert len(said) > 1
    assert after.text in [part.get("text", part.get("caption")) for part in said[1:]]
    assert labels(message) == []
    assert message.get("text", message.get("caption")) == before.text
    assert scene.desk.heard[0][2] == str(said[1]["message_id"])


async def test_in_place_of_a_message_that_is_gone_it_comes_anew(scene: Scene) -> None:
    message = await first(scene, Outgoing("Sure?", buttons=button()))
    del scene.fake.world.messages[scene.person.id, message["message_id"]]
    await press(scene, message, Outgoing("Deleted.", instead=True))
    assert [said["text"] for said in scene.person.inbox] == ["Deleted."]


async def test_in_place_of_the_very_same_nothing_is_sent(scene: Scene) -> None:
    same = Outgoing("Sure?", buttons=button(), instead=True)
    message = await first(scene, same)
    await press(scene, message, same)
    assert scene.person.inbox == [message]
    assert labels(message) == [["Paint"]]


async def test_only_one_answer_takes_the_place(scene: Scene) -> None:
    message = await first(scene, Outgoing("Sure?", buttons=button()))
    await press(scene, message, Outgoing("One", instead=True), Outgoing("Two", instead=True))
    assert [said["text"] for said in scene.person.inbox] == ["One", "Two"]


async def test_a_failed_change_is_tried_again(scene: Scene) -> None:
    message = await first(scene, Outgoing("Sure?", buttons=button()))
    scene.fake.trouble("editMessageText", BROKEN, BROKEN)
    await press(scene, message, Outgoing("Deleted.", instead=True))
    assert [said["text"] for said in scene.person.inbox] == ["Deleted."]
