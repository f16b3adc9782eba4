"""The photos of a day count, whether or not they have been deleted since."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.conversation.buttons import Verb
from bot.conversation.deciding import House
from bot.desk import Desk
from bot.installation import Installation
from bot.safety.forgotten import Forgotten
from bot.safety.limits import Limits
from tests.bot.conversation.asking import button
from tests.fakes.chat import FakePlatform, Person

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_days_photos_are_remembered_and_no_names() -> None:
    forgotten = Forgotten()
    forgotten.remember("telegram:42", [NOON - timedelta(hours=25), NOON - timedelta(hours=3)], NOON)
    forgotten.remember("telegram:42", [NOON - timedelta(hours=1)], NOON)
    assert forgotten.photos("telegram:42", NOON) == (NOON - timedelta(hours=3), NOON - timedelta(hours=1))
    assert forgotten.photos("telegram:43", NOON) == ()
    assert "42" not in str(vars(forgotten))


def test_after_a_day_nothing_is_left() -> None:
    forgotten = Forgotten()
    forgotten.remember("telegram:42", [NOON], NOON)
    assert len(forgotten) == 1
    assert forgotten.photos("telegram:42", NOON + timedelta(hours=24)) == ()
    assert len(forgotten) == 0


async def test_forgetting_gives_no_photos_back(
    installation: Installation, platform: FakePlatform, photo: bytes
) -> None:
    strict = replace(installation, house=House(limits=Limits(photos_per_day=2)))
    desk = Desk(strict)
    anna, bora = Person(desk, platform), Person(desk, platform, "2", "c2")
    for _ in range(2):
        (taken,) = await anna.sends(photo)
        assert taken.text.startswith("Got it.")
        (asked,) = await anna.commands("forget")
        (done,) = await anna.presses(button(asked, Verb.FORGET))
        assert done.text.startswith("Everything of yours is deleted")
    (refused,) = await anna.sends(photo)
    assert "2 photos" in refused.text
    (status,) = await anna.commands("status")
    assert "No more photos today" in status.text
    (others,) = await bora.sends(photo)
    assert others.text.startswith("Got it.")
