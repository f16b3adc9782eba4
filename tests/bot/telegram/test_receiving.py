"""What people do on Telegram, as the desk hears it."""

import pytest

from bot.conversation.events import ButtonPressed, CommandGiven, PhotoSent, TextSent
from bot.platform import Outgoing
from storage.users import Who
from tests.bot.telegram.scripted import Scene, button, picture, shot
from tests.fakes.telegram import BROKEN
from tests.fakes.telegram_world import bad


async def test_a_photo_comes_with_its_exact_bytes_and_words(scene: Scene) -> None:
    data = picture("JPEG")
    scene.person.photo(data, "on a beach")
    event = await scene.event()
    assert isinstance(event, PhotoSent)
    assert (event.data, event.words) == (data, "on a beach")
    assert event.origin.who == Who("telegram", str(scene.person.id))
    assert event.origin.chat == str(scene.person.id)
    assert event.origin.update == "telegram:870001"
    assert event.origin.language == "en"


@pytest.mark.parametrize(
    ("name", "media_type", "data"),
    [("me.png", "image/png", picture()), ("me.pdf", "application/pdf", b"%PDF-1.7 no picture")],
)
async def test_a_file_comes_byte_for_byte_whatever_it_is(
    scene: Scene, name: str, media_type: str, data: bytes
) -> None:
    scene.person.document(data, name, media_type)
    event = await scene.event()
    assert isinstance(event, PhotoSent)
    assert event.data == data


async def test_an_album_is_one_event_a_photo_in_order_the_caption_with_the_first(scene: Scene) -> None:
    photos = [picture("JPEG", seed=seed) for seed in range(4)]
    scene.person.album(photos, "sneakers")
    await scene.event(4)
    events = [event for event in scene.desk.events if isinstance(event, PhotoSent)]
    assert [event.data for event in events] == photos
    assert [event.words for event in events] == ["sneakers", "", "", ""]


async def test_words_name_the_message_they_answer(scene: Scene) -> None:
    scene.desk.says(Outgoing("Done!", draft_id="d1"))
    scene.person.say("hello")
    said = await scene.fake.until(lambda: scene.person.inbox)
    scene.person.say("13 down 5", reply_to=said[0])
    event = await scene.event(2)
    assert isinstance(event, TextSent)
    assert (event.text, event.reply_to) == ("13 down 5", str(said[0]["message_id"]))
    first = scene.desk.events[0]
    assert isinstance(first, TextSent)
    assert first.reply_to is None


async def test_an_answer_to_any_picture_of_an_album_names_one_of_its_messages(scene: Scene) -> None:
    album = Outgoing("Pick one", (shot(1), shot(2)), button("1"))
    first = await scene.telegram.send(str(scene.person.id), album, "job-1")
    for said in scene.person.inbox:
        scene.person.say("white sneakers", reply_to=said)
    await scene.event(3)
    named = [event.reply_to for event in scene.desk.events if isinstance(event, TextSent)]
    assert named == [*scene.telegram.parts(str(scene.person.id), first)]


@pytest.mark.parametrize("text", ["/undo", "/undo@difootsion_bot", "/UNDO please"])
async def test_commands_are_known_by_name(scene: Scene, text: str) -> None:
    scene.person.say(text)
    event = await scene.event()
    assert isinstance(event, CommandGiven)
    assert event.name == "undo"


async def test_an_unknown_command_is_words(scene: Scene) -> None:
    scene.person.say("/paint now")
    event = await scene.event()
    assert isinstance(event, TextSent)
    assert event.text == "/paint now"


async def test_a_press_brings_what_is_behind_the_button(scene: Scene) -> None:
    scene.desk.says(Outgoing("Ready?", buttons=button()))
    scene.person.say("hello")
    said = await scene.fake.until(lambda: scene.person.inbox)
    scene.person.press(said[0], "Paint")
    event = await scene.event(2)
    assert isinstance(event, ButtonPressed)
    assert (event.data, event.origin.chat) == ("paint.d1.", str(scene.person.id))


async def test_a_button_on_a_message_that_telegram_no_longer_shows_works(scene: Scene) -> None:
    chat = scene.fake.world.chats[scene.person.id]
    scene.person.press_data({"chat": chat, "message_id": 3, "date": 0}, "back.d1.2")
    event = await scene.event()
    assert isinstance(event, ButtonPressed)
    assert event.data == "back.d1.2"


async def test_what_was_edited_afterwards_is_not_heard_again(scene: Scene) -> None:
    message = scene.person.say("13 down 5")
    scene.person.edit(message, "13 down 50")
    scene.person.say("last")
    await scene.event(2)
    assert [event.text for event in scene.desk.events if isinstance(event, TextSent)] == ["13 down 5", "last"]


async def test_other_bots_are_not_heard(scene: Scene) -> None:
    robot = scene.fake.person()
    robot.user["is_bot"] = True
    robot.say("/start")
    scene.person.say("hello")
    event = await scene.event()
    assert event.origin.who.name == str(scene.person.id)


async def test_a_file_that_is_too_large_is_refused_in_the_persons_language(scene: Scene) -> None:
    korean = scene.fake.person("ko")
    korean.document(bytes(20_000_001), "huge.png")
    scene.person.document(bytes(20_000_001), "huge.png")
    said = await scene.fake.until(lambda: korean.inbox and scene.person.inbox)
    assert "over 20 MB" in said[0]["text"]
    assert "20MB" in korean.inbox[0]["text"].replace(" ", "")
    assert korean.inbox[0]["text"] != said[0]["text"]
    assert scene.desk.events == []
    assert scene.fake.called("getFile") == []


async def test_what_telegram_finds_too_big_is_refused_too(scene: Scene) -> None:
    scene.fake.trouble("getFile", bad("file is too big"))
    scene.person.photo(picture("JPEG"))
    said = await scene.fake.until(lambda: scene.person.inbox)
    assert "over 20 MB" in said[0]["text"]


async def test_a_sticker_is_told_to_be_no_photo(scene: Scene) -> None:
    scene.person.sticker()
    said = await scene.fake.until(lambda: scene.person.inbox)
    assert "JPEG" in said[0]["text"]
    assert scene.desk.events == []


@pytest.mark.parametrize("call", ["getFile", "download"])
async def test_a_photo_is_fetched_again_when_telegram_fails(scene: Scene, call: str) -> None:
    data = picture("JPEG")
    scene.fake.trouble(call, BROKEN, BROKEN)
    scene.person.photo(data)
    event = await scene.event()
    assert isinstance(event, PhotoSent)
    assert event.data == data


async def test_a_file_that_telegram_has_lost_is_told(scene: Scene) -> None:
    scene.fake.trouble(
        "getFile", bad("wrong file_id or the file is temporarily gone"), bad("invalid file_id")
    )
    scene.person.photo(picture("JPEG"))
    said = await scene.fake.until(lambda: scene.person.inbox)
    assert "damaged" in said[0]["text"]
