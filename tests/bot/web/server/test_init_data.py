"""Telegram's initData: what Telegram signed for this bot just now, and nothing else."""

import hmac
import json
import time
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import quote, urlencode

import pytest

from bot.text.locales import Locale
from bot.text.text import Text
from bot.web.init_data import Opened, opened_by
from tests.bot.web.server.conftest import TOKEN, House
from tests.fakes.chat import Person

NOW = 1_795_270_904
USER = {"id": 99, "first_name": "Anna & Söhne", "language_code": "ko", "allows_write_to_pm": True}
Fields = list[tuple[str, str]]


def fields(now: float = NOW, user: object = USER) -> Fields:
    """What Telegram tells, in its order."""
    return [
        ("query_id", "AAHdF6IQAAAAAN0XohDhrOrc"),
        ("user", json.dumps(user, separators=(",", ":"), ensure_ascii=False)),
        ("auth_date", str(int(now))),
        ("signature", "c2lnbmF0dXJl-_"),
    ]


def hashed(told: Fields, token: str = TOKEN.get_secret_value()) -> str:
    """The hash, computed as core.telegram.org/bots/webapps describes it."""
    secret = hmac.new(b"WebAppData", token.encode(), sha256).digest()
    lines = "\n".join(f"{name}={value}" for name, value in sorted(told))
    return hmac.new(secret, lines.encode(), sha256).hexdigest()


def signed(told: Fields | None = None, token: str = TOKEN.get_secret_value()) -> str:
    told = fields() if told is None else told
    return urlencode([*told, ("hash", hashed(told, token))], quote_via=quote)


def read(init_data: str, now: float = NOW) -> Opened | None:
    return opened_by(init_data, TOKEN.get_secret_value(), now)


def test_what_telegram_signed_is_believed() -> None:
    for told in (fields(), fields()[1:3], list(reversed(fields())), [*fields(), ("start_param", "")]):
        opened = read(signed(told))
        assert opened is not None
        assert (opened.user, opened.language) == ("99", "ko")
    assert read(signed(), NOW + 600) is not None
    assert read(signed(), NOW - 60) is not None


def test_it_is_telegrams_own_example_of_the_algorithm() -> None:
    """The chain of the documentation: auth_date=<…>\\nquery_id=<…>\\nuser=<…>, keyed with WebAppData."""
    told = [("user", '{"id":1}'), ("query_id", "q"), ("auth_date", str(NOW))]
    secret = hmac.new(b"WebAppData", TOKEN.get_secret_value().encode(), sha256).digest()
    chain = f'auth_date={NOW}\nquery_id=q\nuser={{"id":1}}'
    right = hmac.new(secret, chain.encode(), sha256).hexdigest()
    assert read(f"{urlencode(told)}&hash={right}") is not None


def changed(name: str, value: str) -> str:
    """Signed, and then one field changed."""
    told = [(each, value if each == name else old) for each, old in fields()]
    return urlencode([*told, ("hash", hashed(fields()))])


def with_hash(value: str) -> str:
    return urlencode([*fields(), ("hash", value)])


def of_user(user: object) -> str:
    return signed(fields(user=user))


def dated(date: str) -> str:
    return signed([(name, date if name == "auth_date" else value) for name, value in fields()])


def without(name: str) -> str:
    return signed([each for each in fields() if each[0] != name])


OTHER = "4242424242:AAHotherotherotherotherotherotherother"
FORGED: dict[str, Callable[[], str]] = {
    "empty": lambda: "",
    "no hash": lambda: urlencode(fields()),
    "an empty hash": lambda: with_hash(""),
    "a hash of zeros": lambda: with_hash("0" * 64),
    "a hash in capitals": lambda: with_hash(hashed(fields()).upper()),
    "half a hash": lambda: with_hash(hashed(fields())[:32]),
    "a longer hash": lambda: with_hash(hashed(fields()) + "00"),
    "a hash with a space": lambda: with_hash(hashed(fields()) + " "),
    "a hash of other letters": lambda: with_hash("ｆ" * 64),
    "the last digit changed": lambda: with_hash(
        hashed(fields())[:-1] + ("0" if hashed(fields())[-1] != "0" else "1")
    ),
    "another user": lambda: changed("user", json.dumps({**USER, "id": 100})),
    "another name": lambda: changed("user", json.dumps({**USER, "first_name": "Bora"})),
    "another language": lambda: changed("user", json.dumps({**USER, "language_code": "en"})),
    "a later date": lambda: changed("auth_date", str(NOW + 1)),
    "another query": lambda: changed("query_id", "AAHdF6IQAAAAAN0XohDhrOrd"),
    "another signature": lambda: changed("signature", "x"),
    "a field more": lambda: signed() + "&start_param=1",
    "a field less": lambda: "&".join(part for part in signed().split("&") if not part.startswith("query_id")),
    "a second user": lambda: signed() + "&user=" + quote(json.dumps({**USER, "id": 100})),
    "a second user in front": lambda: "user=" + quote(json.dumps({**USER, "id": 100})) + "&" + signed(),
    "the same user twice": lambda: signed() + "&user=" + quote(fields()[1][1]),
    "a second hash": lambda: signed() + "&hash=" + "0" * 64,
    "a second date": lambda: signed() + f"&auth_date={NOW}",
    "another bot's token": lambda: signed(token=OTHER),
    "an empty token": lambda: signed(token=""),
    "signed with the token itself": lambda: with_hash(
        hmac.new(
            TOKEN.get_secret_value().encode(),
            "\n".join(f"{n}={v}" for n, v in sorted(fields())).encode(),
            sha256,
        ).hexdigest()
    ),
    "as the login widget signs": lambda: with_hash(
        hmac.new(
            sha256(TOKEN.get_secret_value().encode()).digest(),
            "\n".join(f"{n}={v}" for n, v in sorted(fields())).encode(),
            sha256,
        ).hexdigest()
    ),
    "eleven minutes old": lambda: signed(fields(NOW - 660)),
    "a second too old": lambda: signed(fields(NOW - 601)),
    "from the future": lambda: signed(fields(NOW + 61)),
    "without a date": lambda: without("auth_date"),
    "a date that is none": lambda: dated("now"),
    "a date below nothing": lambda: dated(f"-{NOW}"),
    "a date in other digits": lambda: dated("١٧٩٥٢٧٠٩٠٤"),
    "a date without end": lambda: dated("9" * 4000),
    "without a user": lambda: without("user"),
    "a user that is no object": lambda: of_user(99),
    "a user without an id": lambda: of_user({"first_name": "Anna"}),
    "an id that is a text": lambda: of_user({**USER, "id": "99"}),
    "an id that is true": lambda: of_user({**USER, "id": True}),
    "an id below nothing": lambda: of_user({**USER, "id": -99}),
    "a user that is no JSON": lambda: signed([("user", "{"), *fields()[2:]]),
    "broken escapes": lambda: signed() + "&x=%ff%fe",
    "no pairs at all": lambda: "hello",
    "endless": lambda: signed() + "&x=" + "y" * 9000,
}


@pytest.mark.parametrize("name", FORGED)
def test_what_telegram_did_not_sign_for_this_bot_just_now_is_nobody(name: str) -> None:
    assert read(FORGED[name]()) is None


def test_there_are_enough_of_them() -> None:
    assert len({make() for make in FORGED.values()}) == len(FORGED) >= 40


async def test_an_owner_enters_once_and_a_stranger_never(house: House, photo: bytes) -> None:
    telegram = house.elsewhere["telegram"]
    carl, dora = Person(house.desk, telegram, "99", "99", "ko"), Person(house.desk, telegram, "100", "100")
    await carl.sends(photo)
    await dora.sends(photo)
    own, anothers = [sent.draft_id for sent in telegram.messages.values()]
    guest = await house.visitor(enters=False)
    told = signed(fields(time.time()))

    async def enters(init_data: str, draft: object) -> tuple[int, dict[str, str]]:
        response = await guest.post("/api/mini-app", {"init_data": init_data, "draft": draft})
        return response.status, await response.json()

    assert (await enters(told, anothers))[0] == 404
    assert (await enters(told, "0" * 32))[0] == 404
    assert (await enters(told, None))[0] == 404
    assert (await enters(signed(fields(time.time() - 700)), own))[0] == 401
    status, given = await enters(told, own)
    assert (status, given["locale"]) == (200, "ko")
    spent = await enters(told, own)  # a replay
    assert spent == (401, {"error": Text(Locale.ENGLISH).say("server-opened-before")})
    assert await enters("&".join(reversed(told.split("&"))), own) == spent  # the same in another order
    guest.session.headers["Accept-Language"] = "ko"
    assert await enters(told, own) == (401, {"error": Text(Locale.KOREAN).say("server-opened-before")})
    held = {"Authorization": f"Bearer {given['pass']}"}
    for _ in range(2):  # a page that is loaded anew has its pass from before
        assert (await guest.get(f"/api/drafts/{own}", headers=held)).status == 200
    assert (await guest.get(f"/api/drafts/{anothers}", headers=held)).status == 404
    assert (await guest.post("/api/mini-app", {"init_data": told, "draft": own}, headers={})).status == 403
