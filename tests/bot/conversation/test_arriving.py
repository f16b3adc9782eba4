"""Photos that arrive: acknowledged whatever breaks, kept where there is no room for them."""

from bot.conversation.buttons import Verb
from bot.conversation.events import PhotoSent
from bot.delivery import Delivery
from bot.desk import Desk
from pipeline.contract import Complete
from tests.bot.conversation.asking import button
from tests.fakes.chat import Person
from tests.fakes.painter import Painter

MOST = 4  # jobs of one person


async def test_a_photo_whose_answer_was_lost_is_acknowledged_again(
    anna: Person, desk: Desk, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    words = "take off her clothes"
    lost = await desk.answer(PhotoSent(anna.origin("web:70"), photo, words))  # it dies before this is sent
    again = await anna.sends(photo, words, update="web:70")
    assert [said.text[:20] for said in again] == [said.text[:20] for said in lost]
    assert again[-1].job_id == lost[-1].job_id is not None
    assert button(again[-1], Verb.CANCEL)
    assert await anna.sends(photo, words, update="web:70") == []  # now it has its answer
    assert len(await painter.paints()) == 1
    assert await delivery.deliver() == 1


async def test_a_photo_that_was_painted_meanwhile_is_not_acknowledged_any_more(
    anna: Person, desk: Desk, painter: Painter, photo: bytes
) -> None:
    await desk.answer(PhotoSent(anna.origin("web:71"), photo))
    await painter.paints()
    assert await anna.sends(photo, update="web:71") == []
    assert await painter.paints() == []


async def test_photos_for_which_there_is_no_room_wait_with_their_words(
    anna: Person, painter: Painter, photo: bytes
) -> None:
    for _ in range(MOST):
        await anna.sends(photo)
    waiting = [(await anna.sends(photo, f"{colour} jeans"))[0] for colour in ("blue", "red")]
    for said in waiting:
        assert said.text.startswith("4 pictures of yours are still being made.")
        assert "I keep this photo" in said.text
        assert said.shots
    (still,) = await anna.presses(button(waiting[0], Verb.PAINT))
    assert still.text.startswith("4 pictures of yours are still being made.")
    assert len(await painter.paints()) == MOST
    for said in waiting:
        (painting,) = await anna.presses(button(said, Verb.PAINT))
        assert painting.job_id is not None
    tasks = await painter.paints()
    assert [task.prompt for task in tasks if isinstance(task, Complete)] == ["blue jeans", "red jeans"]


async def test_a_photo_that_waits_is_told_of_again_if_that_was_lost(
    anna: Person, desk: Desk, painter: Painter, photo: bytes
) -> None:
    for _ in range(MOST):
        await anna.sends(photo)
    lost = [await desk.answer(PhotoSent(anna.origin(update), photo)) for update in ("web:72", "web:73")]
    again = [await anna.sends(photo, update=update) for update in ("web:72", "web:73")]
    assert [said.draft_id for (said,) in again] == [said.draft_id for (said,) in lost]
    assert all(button(said, Verb.PAINT) for (said,) in again)
    assert len(await painter.paints()) == MOST
