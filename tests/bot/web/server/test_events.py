"""The stream of events: what is new, after what, and after how long a silence."""

import asyncio
import time

import pytest

from bot.platform import Outgoing
from bot.web import chatting, streams
from bot.web.application import Site
from tests.bot.web.server.conftest import TOKEN, House
from tests.bot.web.server.test_conversation import house_name
from tests.bot.web.server.visitor import Visitor
from tests.fakes.painter import Painter


async def test_what_is_said_comes_at_once_and_in_order(anna: Visitor) -> None:
    async with anna.events() as events:
        began = time.monotonic()
        own, said = await anna.say("hello")
        first, second = await events.next(), await events.next()
        assert [first[2], second[2]] == [own, said]
        assert [first[1], second[1]] == [str(own["revision"]), str(said["revision"])]
        assert time.monotonic() - began < 10  # it did not wait for a heartbeat


async def test_a_page_gets_what_came_after_what_it_has_seen(anna: Visitor) -> None:
    own, said = await anna.say("hello")
    async with anna.events(after=own["revision"]) as events:
        assert (await events.next())[2] == said
    async with anna.events(after=0, last=str(own["revision"])) as events:
        assert (await events.next())[2] == said
    async with anna.events(after=said["revision"]) as events:
        later, _ = await anna.say("more")
        assert (await events.next())[2] == later


async def test_edits_of_older_messages_come_again(
    house: House, anna: Visitor, painter: Painter, photo: bytes
) -> None:
    _, got = await anna.photo(photo)
    async with anna.events(after=got["revision"]) as events:
        await house.delivery._telling.tell()
        _, _, changed = await events.next()
    assert (changed["id"], changed["revision"] > got["revision"]) == (got["id"], True)


async def test_what_another_process_writes_is_seen(
    house: House, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_LOOK", 0.1)
    _, said = await anna.say("hello")
    other = Site(house.site.settings, house.installation, house.desk, {}, TOKEN)  # with streams of its own
    async with anna.events(after=said["revision"]) as events:
        await other.platform.send(str(house_name(house, anna)), Outgoing("From elsewhere."), "k")
        assert (await events.next())[2]["text"] == "From elsewhere."


async def test_a_silent_stream_says_that_it_is_still_there(
    anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chatting, "_HEARTBEAT", 0.1)
    async with anna.events() as events:
        lines = [await asyncio.wait_for(events.response.content.readline(), 30) for _ in range(4)]
    assert lines == [b"retry: 2000\n", b"\n", b": still here\n", b"\n"]


async def test_a_page_that_missed_the_forgetting_is_told_of_it(anna: Visitor) -> None:
    _, said = await anna.say("hello")
    _, asked = await anna.say("/forget")
    await anna.press(asked["buttons"][0][0]["data"])
    async with anna.events(after=said["revision"]) as events:
        assert (await events.next())[0] == "emptied"
    own, _ = await anna.say("hello again")
    async with anna.events(after=said["revision"]) as events:
        assert (await events.next())[0] == "emptied"
        assert (await events.next())[2] == own


async def test_nobody_opens_pages_without_end(house: House, anna: Visitor) -> None:
    opened = [await anna.session.get("/api/events") for _ in range(12)]
    assert {response.status for response in opened} == {200}
    refused = await anna.get("/api/events")
    assert refused.status == 429
    assert "Close one" in (await refused.json())["error"]
    bora = await house.visitor()
    async with bora.events() as events:
        await bora.say("hello")
        assert (await events.next())[2]["text"] == "hello"
    for response in opened:
        response.close()
