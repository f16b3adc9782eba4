"""Everything that can be said, as Telegram shows it."""

import io

import pytest
from PIL import Image

from bot.platform import Label, NotTaken, Outgoing, Shot
from bot.telegram.limits import length, pieces, shortened
from tests.bot.telegram.scripted import Scene, button, picture, shot
from tests.fakes.telegram_world import Json, bad, labels


async def sent(scene: Scene, outgoing: Outgoing, key: str = "k") -> list[Json]:
    """What is in the chat once it was sent."""
    await scene.telegram.send(str(scene.person.id), outgoing, key)
    return scene.person.inbox


def plain(width: int, height: int) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


async def test_words_go_out_as_they_are(scene: Scene) -> None:
    text = "*no* _markup_ <b>here</b> https://example.org/x"
    said = await sent(scene, Outgoing(text))
    assert [message["text"] for message in said] == [text]
    call = scene.fake.called("sendMessage")[0]
    assert "parse_mode" not in call
    assert call["link_preview_options"] == {"is_disabled": True}


async def test_the_id_is_that_of_the_first_message(scene: Scene) -> None:
    scene.person.say("hello")
    id = await scene.telegram.send(str(scene.person.id), Outgoing("x " * 3000), "k")
    assert len(scene.person.inbox) == 2
    assert id == str(scene.person.inbox[0]["message_id"])


async def test_buttons_carry_their_data(scene: Scene) -> None:
    rows = ((Label("Paint", "paint.d1."), Label("Undo", "undo.d1.")), (Label("Poses", "poses.d1."),))
    said = await sent(scene, Outgoing("Ready?", buttons=rows))
    assert labels(said[0]) == [["Paint", "Undo"], ["Poses"]]
    assert said[0]["reply_markup"]["inline_keyboard"][1][0]["callback_data"] == "poses.d1."


async def test_a_picture_is_a_photo_with_caption_and_buttons(scene: Scene) -> None:
    said = await sent(scene, Outgoing("Done!", (shot(),), button()))
    assert (said[0]["caption"], labels(said[0])) == ("Done!", [["Paint"]])
    shown = Image.open(io.BytesIO(scene.fake.world.bytes_of(said[0])))
    assert (shown.format, shown.size) == ("JPEG", (60, 90))
    assert "photo" in said[0]


async def test_a_file_arrives_byte_for_byte_with_its_name(scene: Scene) -> None:
    said = await sent(scene, Outgoing("", (shot(as_file=True),)))
    assert scene.fake.world.bytes_of(said[0]) == shot().data
    assert said[0]["document"]["file_name"] == "picture-0.png"
    assert scene.fake.called("sendDocument")[0]["disable_content_type_detection"] == "true"


@pytest.mark.parametrize(
    "data",
    [plain(4000, 6010), plain(10, 300), picture() + bytes(10_000_000), b"no picture"],
    ids=["sides", "ratio", "bytes", "unreadable"],
)
async def test_what_is_no_photo_to_telegram_goes_as_a_file(scene: Scene, data: bytes) -> None:
    said = await sent(scene, Outgoing("Done!", (Shot("big.png", data, "image/png"),), button()))
    assert scene.fake.world.bytes_of(said[0]) == data
    assert (said[0]["caption"], labels(said[0])) == ("Done!", [["Paint"]])
    assert scene.fake.called("sendPhoto") == []


async def test_what_telegram_itself_does_not_take_as_a_photo_goes_as_a_file(scene: Scene) -> None:
    scene.fake.trouble("sendPhoto", bad("IMAGE_PROCESS_FAILED"))
    said = await sent(scene, Outgoing("Done!", (shot(),), button()))
    assert scene.fake.world.bytes_of(said[0]) == shot().data
    assert (said[0]["caption"], labels(said[0])) == ("Done!", [["Paint"]])


async def test_a_file_over_what_telegram_takes_is_not_taken(scene: Scene) -> None:
    huge = Shot("huge.png", bytes(50_000_001), "image/png", as_file=True)
    with pytest.raises(NotTaken, match="50 MB") as refused:
        await sent(scene, Outgoing("Here", (huge,)))
    assert not refused.value.again


async def test_a_long_caption_follows_its_picture(scene: Scene) -> None:
    text = "word " * 300
    said = await sent(scene, Outgoing(text, (shot(),), button()))
    assert [("photo" in message, message.get("text")) for message in said] == [(True, None), (False, text)]
    assert [labels(message) for message in said] == [[], [["Paint"]]]


async def test_a_text_over_the_limit_is_cut_between_words(scene: Scene) -> None:
    text = " ".join(f"word{number}" for number in range(1200))
    said = await sent(scene, Outgoing(text, buttons=button()))
    assert len(said) == 3
    assert " ".join(message["text"] for message in said) == text
    assert [labels(message) for message in said] == [[], [], [["Paint"]]]


async def test_several_pictures_are_one_album_with_a_caption(scene: Scene) -> None:
    said = await sent(scene, Outgoing("Four", tuple(shot(seed) for seed in range(4))))
    assert len({message["media_group_id"] for message in said}) == 1
    assert [message.get("caption") for message in said] == ["Four", None, None, None]


async def test_the_buttons_of_an_album_follow_it(scene: Scene) -> None:
    said = await sent(scene, Outgoing("Pick one", (shot(1), shot(2)), button("1")))
    assert ["photo" in message for message in said] == [True, True, False]
    assert (said[2]["text"], labels(said[2])) == ("Pick one", [["1"]])
    assert not any("caption" in message for message in said)


async def test_an_album_is_at_most_ten_and_never_of_two_kinds(scene: Scene) -> None:
    shots = (*(shot(seed) for seed in range(11)), shot(11, as_file=True), shot(12, as_file=True))
    said = await sent(scene, Outgoing("All", shots))
    groups = [message.get("media_group_id") for message in said]
    assert [groups.count(group) for group in dict.fromkeys(groups)] == [10, 2, 2]
    assert ["photo" in message for message in said] == [True] * 11 + [False] * 3
    assert scene.fake.world.bytes_of(said[12]) == shots[12].data
    assert said[13]["text"] == "All"


@pytest.mark.parametrize("shots", [(), (shot(1), shot(2))], ids=["nothing", "album"])
async def test_buttons_without_words_are_shown_too(scene: Scene, shots: tuple[Shot, ...]) -> None:
    said = await sent(scene, Outgoing("", shots, button()))
    assert labels(said[-1]) == [["Paint"]]


async def test_under_the_same_key_it_is_sent_once(scene: Scene) -> None:
    chat, outgoing = str(scene.person.id), Outgoing("Done!")
    first = await scene.telegram.send(chat, outgoing, "job-1")
    assert await scene.telegram.send(chat, outgoing, "job-1") == first
    assert await scene.telegram.send(chat, outgoing, "job-2") != first
    assert len(scene.person.inbox) == 2


async def test_every_message_of_an_answer_is_told_to_the_desk(scene: Scene) -> None:
    album = Outgoing("Pick one", (shot(1), shot(2)), button("1"), draft_id="d1")
    progress = Outgoing("Painting…", (shot(1), shot(2)), button("1"), draft_id="d1", job_id="j1")
    scene.desk.says(album, progress)
    scene.person.say("vary")
    await scene.fake.until(lambda: len(scene.desk.heard) == 4)
    ids = [str(message["message_id"]) for message in scene.person.inbox]
    assert [(said, id) for _, said, id in scene.desk.heard] == [
        (album, ids[0]),
        (album, ids[1]),
        (album, ids[2]),
        (progress, ids[3]),
    ]
    assert {update for update, _, _ in scene.desk.heard} == {scene.desk.events[0].origin.update}


async def test_answers_come_in_their_order(scene: Scene) -> None:
    scene.desk.says(Outgoing("one", (shot(),)), Outgoing("two"), Outgoing("three", (shot(as_file=True),)))
    scene.person.say("hello")
    await scene.fake.until(lambda: len(scene.person.inbox) == 3)
    assert [said.get("text") or said["caption"] for said in scene.person.inbox] == ["one", "two", "three"]


def test_lengths_are_counted_as_telegram_does() -> None:
    feet = "🦶" * 3000
    assert [length(piece) for piece in pieces(feet)] == [4096, 1904]
    assert "".join(pieces(feet)) == feet
    assert shortened("🦶" * 600, 1024) == "🦶" * 511 + "…"
    assert pieces("a\n" + "b " * 2100)[0] == "a"
