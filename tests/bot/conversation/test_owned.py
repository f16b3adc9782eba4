"""Buttons that belong to a person: nobody else may press them."""

import pytest

from bot.conversation.buttons import LONGEST, Press, Verb, mark_of, pressed
from bot.conversation.events import CommandGiven
from bot.delivery import Delivery
from storage.users import Who
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import Person
from tests.fakes.painter import Painter


@pytest.fixture
def dan(anna: Person) -> Person:
    """Somebody in Anna's chat."""
    return Person(anna.desk, anna.platform, name="dan", chat=anna.chat)


def test_whose_a_button_is_fits_behind_it_and_names_nobody() -> None:
    who = Who("telegram", "12345678901234567890")
    press = Press(Verb.LOCALE, more="ko", owner=mark_of(who))
    assert pressed(str(press)) == press
    assert len(str(press).encode()) <= LONGEST
    assert who.name not in str(press)


async def test_nothing_is_deleted_by_anothers_button(
    anna: Person, dan: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    await dan.sends(photo)
    (asked,) = await anna.commands("forget")
    assert asked.quiet
    for verb in (Verb.FORGET, Verb.KEEP):
        (refused,) = await dan.presses(button(asked, verb))
        assert refused.quiet
        assert "belongs to someone else" in refused.text
    assert len(await painter.paints()) == 1  # Dan's photo is still there, and Anna's
    assert (await anna.presses(button(result, Verb.FILE)))[0].text == "This is picture 2."
    (done,) = await anna.presses(button(asked, Verb.FORGET))
    assert done.text.startswith("Everything of yours is deleted")
    (nothing,) = await anna.presses(button(asked, Verb.FORGET))  # it is still hers
    assert nothing.text.startswith("I had nothing of yours")


async def test_the_language_of_others_stays(anna: Person, dan: Person) -> None:
    (settings,) = await anna.commands("settings")
    assert settings.quiet
    (refused,) = await dan.presses(button(settings, Verb.LOCALE, "ko"))
    assert "belongs to someone else" in refused.text
    assert (await dan.commands("cancel"))[0].text == "Nothing is being painted just now."


async def test_a_button_of_former_days_that_names_no_owner_asks_once_more(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (asked,) = await anna.presses("forget..")
    assert button(asked, Verb.FORGET)
    assert (await anna.presses(button(result, Verb.FILE)))[0].text == "This is picture 2."
    (settings,) = await anna.presses("locale..ko")
    assert settings.text.startswith("Language: English.")
    assert (await anna.presses("locale..xx"))[0].text == settings.text


@pytest.mark.parametrize("name", ["forget", "help", "settings", "cancel", "status", "start"])
async def test_a_persons_own_commands_are_obeyed_whatever_message_they_answer(
    anna: Person, dan: Person, painter: Painter, delivery: Delivery, photo: bytes, name: str
) -> None:
    await completed(anna, painter, delivery, photo)
    message = anna.last()[0]
    plain = await dan.commands(name)
    assert await dan.does(CommandGiven(dan.origin(), name, message)) == plain
    (refused,) = await dan.does(CommandGiven(dan.origin(), "undo", message))
    assert "belongs to someone else" in refused.text
