"""Words for a variation: nothing is painted that nobody asked for, and nothing asked for is lost."""

import pytest

from bot.conversation.buttons import Press, Verb
from bot.delivery import Delivery
from pipeline.contract import Complete, Repaint, Vary
from storage.tables import JobState
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import Person
from tests.fakes.painter import Painter


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        ("thank you so much!!", "I'm happy to help!"),
        ("haha looks great", "I'm happy to help!"),
        ("ㅋㅋㅋ 고마워요", "I'm happy to help!"),
        ("ok", "I'm happy to help!"),
        ("아니", "I'm happy to help!"),
        ("done?", "I can't answer questions"),
        ("왼발 내려야 해요?", "I can't answer questions"),
        ("how does this work?", "I can't answer questions"),
        ("is it done?", "I can't answer questions"),
        ("이거 어떻게 해?", "I can't answer questions"),
    ],
)
async def test_talk_is_no_wish(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes, talk: str, answer: str
) -> None:
    result = await completed(anna, painter, delivery, photo)
    await anna.writes("white sneakers")
    (said,) = await anna.writes(talk)
    assert said.text.startswith(answer)
    await anna.presses(button(result, Verb.VARY))
    (vary,) = await painter.paints()
    assert isinstance(vary, Vary)
    assert vary.prompt == "white sneakers"


@pytest.mark.parametrize(
    "wish", ["how about a beach?", "white sneakers?", "흰 운동화는 어때?", "could you put her on a beach?"]
)
async def test_a_wish_may_be_put_as_a_question(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes, wish: str
) -> None:
    await completed(anna, painter, delivery, photo)
    (noted,) = await anna.writes(wish)
    assert f"“{wish}”" in noted.text


async def test_a_wish_is_painted_from_when_its_button_is_pressed(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (noted,) = await anna.writes("my sister at home last summer")
    await anna.presses(button(result, Verb.PAINT))
    (repaint,) = await painter.paints()
    assert isinstance(repaint, Repaint)
    assert repaint.prompt == ""
    await anna.presses(button(noted, Verb.VARY))
    await anna.presses(button(result, Verb.PAINT))
    vary, repaint = await painter.paints()
    assert isinstance(vary, Vary)
    assert isinstance(repaint, Repaint)
    assert (vary.prompt, repaint.prompt) == ("my sister at home last summer",) * 2


async def test_words_that_came_with_the_photo_are_painted_later_too(
    anna: Person, painter: Painter, photo: bytes
) -> None:
    (received,) = await anna.sends(photo, "blue jeans")
    await painter.paints()
    await anna.presses(str(Press(Verb.PAINT, received.draft_id or "")))
    (repaint,) = await painter.paints()
    assert isinstance(repaint, Repaint)
    assert repaint.prompt == "blue jeans"


async def test_too_many_words_with_a_photo_are_refused_and_the_photo_completed(
    anna: Person, painter: Painter, photo: bytes
) -> None:
    refused, received = await anna.sends(photo, "a beach " * 100)
    assert "I read up to 400." in refused.text
    assert received.job_id is not None
    (task,) = await painter.paints()
    assert isinstance(task, Complete)
    assert task.prompt == ""


async def test_while_the_first_picture_is_painted_words_are_kept_and_it_can_be_stopped(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await anna.sends(photo)
    (noted,) = await anna.writes("white sneakers")
    assert "I keep “white sneakers”" in noted.text
    assert (await anna.presses(button(noted, Verb.VARY)))[0].text.startswith("Looking for the body")
    assert (await anna.writes("13 up 2"))[0].text.startswith("Looking for the body")
    assert (await anna.writes("작업 취소")) == []
    assert await painter.paints() == []
    await delivery.deliver()
    assert anna.last()[1].text.startswith("Stopped.")


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
async def test_where_nothing_is_painted_and_nothing_under_way_painting_is_offered(
    anna: Person, painter: Painter, photo: bytes, state: JobState
) -> None:
    (received,) = await anna.sends(photo)
    await painter.fails(state)
    for press in (Press(Verb.VARY, received.draft_id or ""), Press(Verb.POSES, received.draft_id or "")):
        (offered,) = await anna.presses(str(press))
        assert offered.text.startswith("Nothing is painted here yet.")
    (noted,) = await anna.writes("white sneakers")
    assert "I can paint your photo with “white sneakers”" in noted.text
    await anna.presses(button(noted, Verb.PAINT))
    assert (await anna.presses(button(noted, Verb.PAINT)))[0].text.startswith("Looking for the body")
    (task,) = await painter.paints()
    assert isinstance(task, Complete)
    assert task.prompt == "white sneakers"


async def test_at_the_photo_itself_variations_offer_to_paint_it(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    (shown,) = await anna.writes("back to 1")
    (offered,) = await anna.presses(button(shown, Verb.VARY))
    await anna.presses(button(offered, Verb.PAINT))
    assert isinstance((await painter.paints())[0], Complete)
    (undone,) = await anna.commands("undo")
    assert undone.text.startswith("Undone.")
