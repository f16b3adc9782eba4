"""What messages show, whatever is said."""

from sqlalchemy import select

from bot.platform import Outgoing
from pipeline.contract import Vary
from storage.database import Database
from storage.tables import Blob, Draft
from tests.bot.web.server.conftest import House
from tests.bot.web.server.visitor import Visitor, button
from tests.fakes.painter import Painter


async def test_progress_changes_one_message_and_leaves_no_preview(
    house: House, anna: Visitor, painter: Painter, photo: bytes, database: Database
) -> None:
    _, got = await anna.photo(photo)
    await house.delivery._telling.tell()
    waiting = (await anna.messages())[-1]
    assert (waiting["id"], waiting["text"][:13]) == (got["id"], "You're next: ")
    assert waiting["revision"] > got["revision"]
    assert waiting["pictures"] == got["pictures"]  # the page doesn't jump
    assert (await anna.get(got["pictures"][0]["url"])).status == 200
    await painter.paints()
    await house.delivery.deliver()
    first, progress, done = await anna.messages()
    assert (progress["text"], progress["pictures"]) == ("It's ready, see below.", [])
    assert (await anna.get(got["pictures"][0]["url"])).status == 404  # what it showed before
    async with database.transaction() as session:
        names = set(await session.scalars(select(Blob.name)))
    shown = {shown["url"].rsplit("/")[-1] for message in (first, done) for shown in message["pictures"]}
    assert shown <= names
    assert len(names) == 3 + 2  # the photo, its completion, the mask; two pictures in the message


async def test_variations_in_korean_and_a_reply_to_an_older_message(
    house: House, painter: Painter, photo: bytes
) -> None:
    bora = await house.visitor(language="ko-KR,ko;q=0.9,en;q=0.8")
    first, _ = await bora.photo(photo)
    await painter.paints()
    await house.delivery.deliver()
    await bora.photo(photo)
    await painter.paints()
    await house.delivery.deliver()
    own, said = await bora.say("13 아래로 5", reply_to=first["id"])
    assert own["draft"] == said["draft"] == first["draft"]
    assert said["text"].startswith("바뀐 자세예요.")
    await bora.press(f"vary.{first['draft']}.")
    (task,) = await painter.paints()
    assert isinstance(task, Vary)
    await house.delivery.deliver()
    assert len((await bora.messages())[-1]["pictures"]) == 4


async def test_a_result_that_is_sent_again_under_its_key_is_there_once(
    house: House, anna: Visitor, drafted: str
) -> None:
    before = await anna.messages()
    chat = await _chat_of(house, drafted)
    names = {await house.site.platform.send(chat, Outgoing("Once.", draft_id=drafted), "k") for _ in range(3)}
    assert len(names) == 1
    assert len(await anna.messages()) == len(before) + 1


async def _chat_of(house: House, draft_id: str) -> str:
    async with house.installation.database.transaction() as session:
        return (await session.get_one(Draft, draft_id)).chat


async def test_words_and_commands(anna: Visitor) -> None:
    own, said = await anna.say("/help")
    assert own["text"] == "/help"
    assert said["text"].startswith("1. Send a photo.")
    assert (await anna.say("/nonsense"))[1]["text"].startswith("Send me a photo first")
    (_, settings) = await anna.say("/settings")
    (saved,) = await anna.press(button([settings], "한국어"))
    assert any("가" <= char <= "힣" for char in saved["text"])
    page = await (await anna.get("/")).text()
    assert '<html lang="ko"' in page


async def test_what_is_no_photo_is_answered_and_its_name_shown(anna: Visitor) -> None:
    own, said = await anna.photo(b"no picture", name="notes.txt")
    assert (own["text"], own["pictures"]) == ("notes.txt", [])
    assert said["text"] == "This isn't a picture I can read. Send a JPEG, PNG or WEBP."
