"""Nobody reaches what is another's: not with a cookie of their own, none, a forged one, or from elsewhere."""

import asyncio
import logging
from collections import Counter

import pytest
from pydantic import SecretStr

from bot.web.passes import Pass, Passes
from bot.web.signing import Seal
from storage.users import Who
from tests.bot.web.server.conftest import SECRET, House, StandingClock
from tests.bot.web.server.test_drafts import as_json, read
from tests.bot.web.server.visitor import OURS, Json, Visitor
from tests.fakes.painter import POSE, Painter

GUESSES = ("", "0" * 32, "..%2f..%2fsecret", "%00", "' or 1=1 --", "a" * 3000)


def requests_of(draft: str, pictures: list[str]) -> list[tuple[str, Json | None]]:
    """Everything that can be asked about a draft; a body means POST."""
    pose = as_json(POSE)
    return [
        (f"/api/drafts/{draft}", None),
        *((picture, None) for picture in pictures),
        *((f"{picture}?width=100", None) for picture in pictures),
        (f"/api/drafts/{draft}/pose", {"pose": pose, "update": "the-drag-1"}),
        (f"/api/drafts/{draft}/adjust", {"pose": pose, "text": "13 down 5"}),
        (f"/api/drafts/{draft}/presets", {"pose": pose, "preset": "sit", "person": 0}),
    ]


async def pictures_of(visitor: Visitor) -> list[str]:
    return [shown["url"] for message in await visitor.messages() for shown in message["pictures"]]


async def statuses(
    visitor: Visitor, asked: list[tuple[str, Json | None]], headers: dict[str, str] | None = None
) -> set[int]:
    """What comes of all these requests."""
    found = set()
    for path, body in asked:
        told = headers or {}
        response = await (
            visitor.get(path, told) if body is None else visitor.post(path, body, headers=OURS | told)
        )
        found.add(response.status)
        text = await response.text() if response.content_type == "application/json" else ""
        assert "keypoints" not in text or response.status == 200
    return found


async def test_a_second_visitor_finds_nothing_of_the_first(house: House, anna: Visitor, drafted: str) -> None:
    asked = requests_of(drafted, await pictures_of(anna))
    assert len(asked) == 10
    bora = await house.visitor()
    before = await read(anna, drafted)
    assert await statuses(bora, asked) == {404}
    assert await bora.messages() == []
    for verb in ("paint", "vary", "undo", "cancel", "compare", "file", "poses", "edit", "back"):
        (said,) = await bora.press(f"{verb}.{drafted}.1")
        assert said["text"].startswith("This picture belongs to someone else")
        assert said["pictures"] == []
    own = (await anna.messages())[-1]["id"]
    assert (await bora.say("13 down 5", reply_to=own))[1]["text"].startswith("Send me a photo first")
    assert await read(anna, drafted) == before
    assert await statuses(anna, asked) == {200}


async def test_a_second_visitors_stream_tells_nothing_of_the_first(
    house: House, anna: Visitor, painter: Painter, photo: bytes
) -> None:
    bora = await house.visitor()
    async with bora.events() as events:
        await anna.photo(photo)
        await house.delivery._telling.tell()
        await painter.paints()
        await house.delivery.deliver()
        await anna.say("/forget")
        own, _ = await bora.say("hello")
        assert (await events.next())[2] == own  # the first that comes is Bora's own
    assert [message["text"] for message in await bora.messages()][0] == "hello"


async def test_without_a_cookie_or_with_a_forged_one_nothing_is_there(
    house: House, anna: Visitor, drafted: str
) -> None:
    asked = requests_of(drafted, await pictures_of(anna))
    chat: list[tuple[str, Json | None]] = [("/api/chat", None), ("/api/events", None)]
    chat += [
        ("/api/say", {"text": "hi", "update": "update-1"}),
        ("/api/press", {"data": "x", "update": "u" * 8}),
    ]
    nobody = await house.visitor(enters=False)
    assert await statuses(nobody, asked + chat) == {401}
    name = Seal(SECRET, "visitor").opened(anna.cookie)
    forged = [
        "",
        str(name),
        anna.cookie[:-3] + "aaa",
        anna.cookie.split(".")[0] + ".",
        Seal(SecretStr("another secret, just as long"), "visitor").sealed(name),
        Seal(SECRET, "pass").sealed(name),
        Seal(SECRET, "visitor").sealed([name]),
        Passes(SECRET).give(Pass(Who("web", str(name)), drafted)),
    ]
    for cookie in forged:
        assert await statuses(nobody, asked + chat, {"Cookie": f"difootsion={cookie}"}) == {401}, cookie
    assert (await nobody.get("/api/chat", {"Cookie": f"difootsion={anna.cookie}"})).status == 200


async def test_a_pass_opens_its_draft_for_its_owner_and_no_more(
    house: House, anna: Visitor, drafted: str, photo: bytes
) -> None:
    other = (await anna.photo(photo))[0]["draft"]
    name = str(Seal(SECRET, "visitor").opened(anna.cookie))
    guest = await house.visitor(enters=False)
    own = [path for path, body in requests_of(drafted, []) if body is None]

    def held(who: Who, draft: str, clock: float | None = None) -> dict[str, str]:
        passes = Passes(SECRET) if clock is None else Passes(SECRET, lambda: clock)
        return {"Authorization": f"Bearer {passes.give(Pass(who, draft))}"}

    good = held(Who("web", name), drafted)
    assert (await guest.get(own[0], good)).status == 200
    assert (await guest.get(f"/api/drafts/{other}", good)).status == 404
    assert (await guest.get("/api/chat", good)).status == 401
    assert (await guest.get(own[0], held(Who("web", "somebody"), drafted))).status == 404
    assert (await guest.get(own[0], held(Who("discord", name), drafted))).status == 404
    assert (await guest.get(own[0], held(Who("web", name), drafted, clock=1.0))).status == 401
    assert (await guest.get(own[0], {"Authorization": "Bearer x"})).status == 401
    assert (await anna.get(own[0], {"Authorization": "Bearer x"})).status == 401  # no cookie mends that
    _, asked = await anna.say("/forget")
    await anna.press(asked["buttons"][0][0]["data"])
    assert (await guest.get(own[0], good)).status == 404


async def test_guesses_are_not_there(anna: Visitor, drafted: str) -> None:
    for guess in GUESSES:
        for path in (f"/api/drafts/{guess}", f"/api/pictures/{guess}", f"/static/{guess}"):
            assert (await anna.get(path)).status == 404, path
    for path in (
        "/static/../passes.py",
        "/static/%2e%2e/passes.py",
        "/static/..%2fpasses.py",
        "/static/chat",
    ):
        assert (await anna.get(path)).status == 404, path
    assert (await anna.get(f"/api/pictures/{'0' * 32}?width=x")).status in (400, 404)


FOREIGN: tuple[dict[str, str], ...] = (
    {},
    {"X-Difootsion": "0"},
    {**OURS, "Origin": "https://evil.example"},
    {**OURS, "Origin": "null"},
    {**OURS, "Origin": "http://["},
    {**OURS, "Origin": "http://127.0.0.1.evil.example"},
    {**OURS, "Sec-Fetch-Site": "cross-site"},
    {**OURS, "Sec-Fetch-Site": "same-site"},
    {**OURS, "Host": "evil.example"},
    {**OURS, "Host": "127.0.0.1.evil.example:8000"},
    {**OURS, "Host": "192.168.1.5"},
)


async def test_pages_of_other_origins_change_nothing(
    anna: Visitor, drafted: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = await anna.messages()
    for headers in FOREIGN:
        for path, body in requests_of(drafted, []):
            if body is not None:
                response = await anna.post(path, body, headers=headers)
                assert response.status == 403, (path, headers)
        response = await anna.post("/api/say", {"text": "hi", "update": "update-1"}, headers=headers)
        assert response.status == 403
        assert "Access-Control-Allow-Origin" not in response.headers
    assert await anna.messages() == before
    assert (await anna.session.options("/api/say", headers={"Origin": "https://evil.example"})).status == 405
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_name_that_a_stranger_gave_our_address_reads_nothing(anna: Visitor, drafted: str) -> None:
    for host in ("evil.example", "evil.example:80", "localhost.evil.example", "", "[::1", "10.0.0.1"):
        for path in ("/", "/edit", "/api/chat", f"/api/drafts/{drafted}", "/static/theme.css"):
            response = await anna.get(path, {"Host": host})
            assert response.status in (400, 403), (host, path)
            assert "Set-Cookie" not in response.headers
    for host in ("localhost", "localhost:9000", "[::1]:8000", "127.0.0.1"):
        cookie = {"Host": host, "Cookie": f"difootsion={anna.cookie}"}
        assert (await anna.get("/api/chat", cookie)).status == 200


async def test_flooding_is_slowed_down_in_a_sentence(closed: House) -> None:
    closed.clock = clock = StandingClock()
    await closed.opens()
    anna = await closed.visitor()

    async def says(number: int) -> tuple[int, str]:
        response = await anna.post("/api/say", {"text": "hi", "update": f"update-{number}"})
        return response.status, (await response.json()).get("error", "")

    found = await asyncio.gather(*(says(number) for number in range(60)))
    assert Counter(status for status, _ in found) == {200: 40, 429: 20}
    assert {error[:26] for status, error in found if status == 429} == {"That was a lot at once. Wa"}
    assert len([message for message in await anna.messages() if message["by"] == "you"]) == 40
    clock.now += 1
    assert [(await says(number))[0] for number in range(60, 63)] == [200, 200, 429]


async def test_what_is_too_large_is_refused(anna: Visitor) -> None:
    assert (await anna.post("/api/say", {"text": "x" * 10_001, "update": "update-1"})).status == 413
    assert (await anna.post("/api/say", {"text": "x" * (1 << 20), "update": "update-1"})).status == 413
    form = anna.form(b"\xff" * 20_000_001, "", "update-1")
    response = await anna.post("/api/photo", data=form)
    assert response.status == 413
    assert (await response.json())["error"].startswith("This file is over 20 MB.")
    form = anna.form(b"\xff", "x" * 50_000, "update-1")
    assert (await anna.post("/api/photo", data=form)).status == 413
    assert await anna.messages() == []


UNREADABLE: tuple[object, ...] = (
    [],
    "x",
    {},
    {"text": "x"},
    {"text": 1, "update": "update-1"},
    {"text": " ", "update": "update-1"},
)


async def test_what_no_page_sends_is_refused(anna: Visitor) -> None:
    for body in UNREADABLE:
        assert (await anna.post("/api/say", body)).status == 400, body
    for update in ("short", "x" * 65, "has space", "../../etc", 7, None):
        assert (await anna.post("/api/say", {"text": "x", "update": update})).status == 400, update
    for reply in ("", "a b", "x" * 200, 7, ["x"]):
        replying = {"text": "x", "update": "update-1", "reply_to": reply}
        assert (await anna.post("/api/say", replying)).status == 400, reply
    assert (await anna.post("/api/say", data=b"{", headers=OURS)).status == 400
    assert (await anna.post("/api/photo", data=b"x", headers=OURS)).status == 400
    assert (await anna.post("/api/photo", {"photo": "x"})).status == 400
    assert await anna.messages() == []
