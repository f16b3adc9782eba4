"""A conversation in the browser, from the first photo to forgetting everything."""

import io
from pathlib import Path

import pytest
from PIL import Image

from bot.web.signing import Seal
from pipeline.contract import Repaint
from storage.database import Database
from storage.webchat import standing
from tests.bot.web.server.conftest import House
from tests.bot.web.server.visitor import Json, Visitor, button
from tests.fakes.painter import Painter
from tests.storage.scenes import everything


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


async def picture(visitor: Visitor, message: Json, position: int = 0) -> Image.Image:
    """A picture of a message, as the page shows it."""
    response = await visitor.get(message["pictures"][position]["url"])
    assert response.status == 200
    shown = Image.open(io.BytesIO(await response.read()))
    assert shown.size == (message["pictures"][position]["width"], message["pictures"][position]["height"])
    return shown


async def test_from_a_photo_to_a_picture_of_ones_own_pose(
    house: House, anna: Visitor, painter: Painter, photo: bytes
) -> None:
    own, got = await anna.photo(photo, "in white sneakers")
    assert (own["by"], own["text"], own["draft"]) == ("you", "in white sneakers", got["draft"])
    assert (await picture(anna, own)).size == (256, 256)
    assert (got["by"], got["job"] is not None) == ("bot", True)
    await painter.paints()
    await house.delivery.deliver()
    done = (await anna.messages())[-1]
    assert done["text"].startswith("Done!")
    assert [shown["name"] for shown in done["pictures"]] == ["picture-2.jpg", "skeleton.jpg"]
    own, moved = await anna.say("13 right 5")
    assert own["draft"] == moved["draft"] == got["draft"]
    assert moved["text"].startswith("This is the new pose")
    (accepted,) = await anna.press(button([moved], "Paint"))
    assert accepted["job"] is not None
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    assert task.new_pose.people[0][13].x - task.old_pose.people[0][13].x == pytest.approx(20)
    await house.delivery.deliver()
    (full,) = await anna.press(button(await anna.messages(), "Full-size file"))
    assert full["pictures"][0]["file"]
    assert (await picture(anna, full)).size == (256, 400)


async def test_the_same_update_is_done_and_shown_once(
    house: House, anna: Visitor, painter: Painter, photo: bytes
) -> None:
    first = await anna.photo(photo, update="the-photo-1")
    assert await anna.photo(photo, update="the-photo-1") == first
    await painter.paints()
    await house.delivery.deliver()
    said = await anna.say("13 right 5", update="the-words-1")
    assert await anna.say("13 right 5", update="the-words-1") == said
    pressed = await anna.press(button(said, "Paint"), update="the-press-1")
    assert await anna.press(button(said, "Paint"), update="the-press-1") == pressed
    assert len(await painter.paints()) == 1
    messages = await anna.messages()
    assert len(messages) == 2 + 1 + 2 + 1
    assert len({message["id"] for message in messages}) == len(messages)


async def test_forgetting_leaves_nothing_but_a_receipt_on_the_page(
    house: House, anna: Visitor, painter: Painter, database: Database, photo: bytes, home: Path
) -> None:
    marks = ["mark-3f9a1c", "mark-77e0d2", "mark-b41c55"]
    await anna.photo(photo, marks[0])
    await painter.paints()
    await house.delivery.deliver()
    await anna.say(f"a wall with {marks[1]}", update=f"update-{marks[2]}")
    chat = str(house_name(house, anna))
    before = await everything(database)
    assert all(mark in before for mark in [*marks, chat])
    seen = (await anna.chat())["revision"]
    async with anna.events(after=seen) as events:
        _, asked = await anna.say("/forget")
        assert [(await events.next())[2]["by"] for _ in range(2)] == ["you", "bot"]
        (receipt,) = await anna.press(asked["buttons"][0][0]["data"])
        assert receipt["text"].startswith("Everything of yours is deleted")
        name, id, _ = await events.next()
        assert (name, id) == ("emptied", "0")
        assert (await events.next())[2] == receipt
    after = await everything(database)
    assert [mark for mark in [*marks, chat] if mark in after] == []
    held = [file for file in home.rglob("*") if file.is_file()]
    found = [(file, mark) for file in held for mark in marks if mark.encode() in file.read_bytes()]
    assert found == []
    assert await anna.chat() == {"messages": [], "revision": 0}
    await anna.say("hello again")
    async with database.transaction() as session:
        again = await standing(session, chat)
    assert again is not None
    assert again.revision > seen


def house_name(house: House, visitor: Visitor) -> object:
    """The random name in a visitor's cookie."""
    return Seal(house.site.settings.secret, "visitor").opened(visitor.cookie)
