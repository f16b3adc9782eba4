"""Photos on their way in: one that has stalled is nobody's hindrance, and ends in a sentence."""

import asyncio
import json
import logging
from asyncio import StreamReader, StreamWriter

import pytest

from storage.intake import MAX_BYTES
from tests.bot.web.server.conftest import House
from tests.bot.web.server.visitor import Visitor

BEGUN = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="me.jpg"\r\n\r\n'


class Begun:
    """A photo of which only the beginning is sent."""

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader, self.writer = reader, writer

    @classmethod
    async def of(cls, visitor: Visitor, sent: bytes = b"", kind: str = "photo") -> "Begun":
        host, port = visitor.url.removeprefix("http://").split(":")
        made = cls(*await asyncio.open_connection(host, int(port)))
        content = "application/json" if kind == "say" else "multipart/form-data; boundary=x"
        head = [
            f"POST /api/{kind} HTTP/1.1",
            f"Host: {host}",
            "X-Difootsion: 1",
            f"Cookie: difootsion={visitor.cookie}",
            f"Content-Type: {content}",
            "Content-Length: 1000000",
        ]
        await made.sends("\r\n".join([*head, "", ""]).encode() + sent)
        return made

    async def sends(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self) -> tuple[int, str]:
        """The status, and the sentence."""
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode()
        length = next(int(line.split()[1]) for line in head.splitlines() if line.startswith("Content-Length"))
        return int(head.split()[1]), json.loads(await self._reader.readexactly(length))["error"]


def under_way(house: House) -> int:
    """Photos that the site has begun to read."""
    return len(house.site.uploads)


async def reading(house: House, count: int) -> None:
    """Wait until so many are read."""
    while under_way(house) != count:
        await asyncio.sleep(0.01)


async def test_stalled_photos_of_one_hinder_nobody_else(house: House, anna: Visitor, photo: bytes) -> None:
    stalled = [await Begun.of(anna, BEGUN + bytes(1000)) for _ in range(2)]
    await reading(house, 2)
    third = await Begun.of(anna, BEGUN)
    status, sentence = await third.answer()
    assert (status, sentence[:39]) == (429, "2 photos of yours are still on their wa")
    for _ in range(3):
        bora = await house.visitor()
        assert (await bora.photo(photo))[1]["by"] == "bot"
    assert under_way(house) == 2
    for each in (*stalled, third):
        each.writer.close()
    await reading(house, 0)
    assert (await anna.photo(photo))[1]["by"] == "bot"


async def test_a_photo_that_stops_coming_ends_in_a_sentence(
    house: House, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.uploading._SILENCE", 0.05)
    stalled = await Begun.of(anna, BEGUN + bytes(1000))
    status, sentence = await stalled.answer()
    assert (status, sentence[:28]) == (408, "The photo stopped coming: no")
    assert under_way(house) == 0
    stalled.writer.close()


async def test_whoever_is_silent_for_longest_makes_room_for_others(
    house: House, anna: Visitor, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.uploading._ROOM", 200_000)
    first = await Begun.of(anna, BEGUN + bytes(150_000))
    await reading(house, 1)
    second = await Begun.of(anna, BEGUN + bytes(150_000))
    status, sentence = await first.answer()
    assert (status, sentence[:27]) == (503, "Many photos are coming in j")
    await reading(house, 1)
    bora = await house.visitor()
    assert (await bora.photo(photo))[1]["by"] == "bot"
    await second.sends(bytes(250_000))  # alone more than there is room for
    assert (await second.answer())[0] == 503
    for each in (first, second):
        each.writer.close()


async def test_photos_that_have_arrived_wait_for_a_hand_not_for_ever(
    house: House, anna: Visitor, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = house.site.uploads._hands
    for _ in range(4):
        await hands.acquire()
    waiting = asyncio.create_task(anna.photo(photo))
    await reading(house, 1)
    hands.release()
    assert (await waiting)[1]["by"] == "bot"
    await hands.acquire()
    monkeypatch.setattr("bot.web.uploading._WAIT", 0.05)
    response = await anna.post("/api/photo", data=anna.form(photo, "", anna.update()))
    assert response.status == 503
    assert under_way(house) == 0
    assert house.site.uploads._held == 0


async def test_a_page_that_is_closed_while_it_sends_is_no_trouble(
    house: House, anna: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    for kind, sent in (
        ("photo", BEGUN + b"abc"),
        ("photo", b""),
        ("photo", b"--x\r\nCont"),
        ("say", b'{"te'),
    ):
        begun = await Begun.of(anna, sent, kind)
        await anna.get("/api/chat")
        begun.writer.close()
        await begun.writer.wait_closed()
    await reading(house, 0)
    await house.close()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_there_is_room_for_several_whole_photos() -> None:
    from bot.web.uploading import _HANDS, _ROOM

    assert _ROOM >= (_HANDS + 1) * MAX_BYTES
