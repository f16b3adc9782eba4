"""Telegram answers 429, 500 or nothing: all arrives once, in its order, and not too early."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot.telegram.settings import TelegramSettings
from storage.settings import Settings
from tests.bot.contract.retoucher import Retoucher
from tests.bot.contract.stage import Actor, Stage, pixels
from tests.bot.contract.telegram_front import TelegramFront
from tests.fakes.telegram import BROKEN, RESET, SILENCE, FakeTelegram, flood
from tests.fakes.telegram_world import Refused

TROUBLES = {
    "a short 429": [flood(1)],
    "a long 429": [flood(2)],
    "500": [BROKEN, BROKEN],
    "no answer": [SILENCE],
    "a broken connection": [RESET, RESET],
    "all at once": [BROKEN, flood(2), RESET, flood(1), SILENCE],
}
_LONG = timedelta(seconds=1.5)  # what counts as a long pause here


@pytest.fixture(autouse=True)
def hurried(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorter waits where none was asked for; a machine that halts for seconds is no silence."""
    call = getattr(request.node, "callspec", None)
    silent = call is not None and SILENCE in call.params["refusals"]
    patience = timedelta(seconds=2 if silent else 20)
    short: Any = partial(
        TelegramSettings, timeout=patience, long_poll=timedelta(seconds=1), pauses=(0.05,) * 12
    )
    monkeypatch.setattr("bot.telegram.settings.TelegramSettings", short)
    monkeypatch.setattr("bot.telegram.connecting._SHORT", _LONG)
    monkeypatch.setattr("storage.deliveries._FIRST_WAIT", timedelta(seconds=0.03))


@pytest.fixture
async def front(settings: Settings) -> AsyncIterator[TelegramFront]:
    fake = await FakeTelegram().start()
    made = TelegramFront(fake, settings.model_copy(update={"telegram_api": fake.url}))
    await made.start()
    yield made
    await made.stop()
    await fake.stop()


@pytest.fixture
def stage(front: TelegramFront, painter: Retoucher, photo: bytes) -> Stage:
    return Stage(front, painter, photo, patience=180.0)


@pytest.mark.parametrize("refusals", TROUBLES.values(), ids=TROUBLES)
async def test_everything_arrives_once_and_in_order(
    stage: Stage, front: TelegramFront, refusals: list[Refused]
) -> None:
    fake, anna = front.fake, stage.actor()
    for method in ("sendMessage", "sendPhoto", "getFile", "getUpdates"):
        fake.trouble(method, *refusals)
    for act in (anna.person.commands("help"), anna.person.sends(stage.photo), anna.person.commands("status")):
        await act
    await anna.sees("One picture is being made")
    fake.trouble("editMessageCaption", *refusals)
    fake.trouble("sendMediaGroup", *refusals)
    fake.trouble("sendMessage", *refusals)
    await stage.paints()
    result = await anna.sees("Done!", pictures=2)
    await anna.sees("It's ready, see below.")
    fake.trouble("sendPhoto", *refusals)
    fake.trouble("answerCallbackQuery", *refusals)
    await anna.person.presses(result, "Before / after")
    await anna.person.writes("13 right 5")
    await anna.sees("This is the new pose")
    await stage.ends()
    assert _said(anna) == ["1. Send", "It's re", "One pic", "Done! T", "This is", "This is"]
    assert fake.too_early() == []


async def test_one_chats_long_wait_is_nobody_elses(stage: Stage, front: TelegramFront) -> None:
    anna, bora = stage.actor(), stage.actor()
    front.fake.trouble("sendMessage", flood(20))
    await anna.commands("help")
    await front.fake.until(lambda: front.fake.floods)
    await anna.person.commands("status")
    await bora.commands("help")
    await bora.sees("1. Send a photo.")
    await anna.sees("Nothing is running.")
    await stage.ends()
    flooded, *_ = front.fake.floods[0]
    chats = [int(form["chat_id"]) == flooded for form in front.fake.called("sendMessage")]
    assert chats == [True, False, True, True], "others had to wait"
    assert _said(anna) == ["1. Send", "Nothing"]
    assert front.fake.too_early() == []


async def test_a_result_waits_for_the_one_before(stage: Stage, front: TelegramFront) -> None:
    """Two answers to one chat, the first of which Telegram doesn't take: they still come in their order."""
    anna = stage.actor()
    await anna.sends(stage.photo, stage.photo)
    await anna.sees_all("", 2)
    front.fake.trouble("sendMediaGroup", BROKEN, BROKEN, flood(2))
    stage.painter.notes = ("nothing_missing",)
    tasks = await stage.paints(2)
    assert len(tasks) == 2
    first, second = await anna.sees_all("Done!", 2)
    assert int(first.name) < int(second.name)
    assert _grey_of(first.pictures[0]) < _grey_of(second.pictures[0])  # in the order of painting
    assert front.fake.too_early() == []


def _said(actor: Actor) -> list[str]:
    return [seen.text[:7] for seen in actor.last_screen]


def _grey_of(picture: bytes) -> int:
    return int(pixels(picture)[-1, 0, 0])
