"""Passes and the links that carry them."""

import base64
import json
from collections.abc import Callable

import pytest
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer
from pydantic import SecretStr

from bot.web.passes import LASTS, EditorLinks, Pass, Passes
from bot.web.signing import Seal
from storage.users import Who
from tests.bot.web.server.conftest import SECRET

NOW = 1_795_270_904.0
HELD = Pass(Who("discord", "7"), "d" * 32)


def given(held: Pass = HELD, secret: SecretStr = SECRET) -> str:
    return Passes(secret, lambda: NOW).give(held)


def read(text: str, later: float = 0.0) -> Pass | None:
    return Passes(SECRET, lambda: NOW + later).read(text)


def test_a_pass_is_known_for_half_an_hour() -> None:
    assert LASTS == 1800
    assert read(given()) == HELD
    assert read(given(), 1799) == HELD


def body() -> str:
    return given().split(".")[0]


def signature() -> str:
    return given().split(".")[1]


def altered(**changes: object) -> str:
    """Other contents under the signature of the first."""
    contents = ["d" * 32, "discord", "7", int(NOW) + LASTS]
    for name, value in changes.items():
        contents[("draft", "platform", "name", "end").index(name)] = value
    data = json.dumps(contents, separators=(",", ":")).encode()
    return f"{base64.urlsafe_b64encode(data).decode().rstrip('=')}.{signature()}"


def by(purpose: str, contents: object) -> str:
    return Seal(SECRET, purpose).sealed(contents)


FORGED: dict[str, Callable[[], str]] = {
    "nothing": lambda: "",
    "a word": lambda: "open",
    "no signature": body,
    "an empty signature": lambda: f"{body()}.",
    "a signature alone": lambda: f".{signature()}",
    "a changed signature": lambda: given()[:-2] + ("aa" if given()[-2:] != "aa" else "bb"),
    "a cut signature": lambda: given()[:-5],
    "a signature twice": lambda: f"{given()}.{signature()}",
    "another draft": lambda: altered(draft="e" * 32),
    "another person": lambda: altered(name="8"),
    "another platform": lambda: altered(platform="telegram"),
    "a later end": lambda: altered(end=int(NOW) + 10 * LASTS),
    "another secret": lambda: given(secret=SecretStr("another secret, just as long")),
    "an empty secret": lambda: URLSafeSerializer("", "pass").dumps(["d" * 32, "discord", "7", 9e9]),
    "a visitor's cookie": lambda: by("visitor", "d" * 32),
    "signed for another purpose": lambda: by("visitor", ["d" * 32, "discord", "7", int(NOW) + 9]),
    "a weaker digest": lambda: URLSafeSerializer(SECRET.get_secret_value(), "pass").dumps(
        ["d" * 32, "discord", "7", int(NOW) + 9]
    ),
    "a timed token of the same secret": lambda: URLSafeTimedSerializer(
        SECRET.get_secret_value(), "pass"
    ).dumps(["d" * 32, "discord", "7", int(NOW) + 9]),
    "of other contents, signed": lambda: by("pass", "d" * 32),
    "without an end": lambda: by("pass", ["d" * 32, "discord", "7"]),
    "an end that is a text": lambda: by("pass", ["d" * 32, "discord", "7", "never"]),
    "over": lambda: by("pass", ["d" * 32, "discord", "7", int(NOW) - 1]),
    "endless": lambda: given() + "a" * 5000,
}


@pytest.mark.parametrize("name", FORGED)
def test_what_was_not_given_here_is_no_pass(name: str) -> None:
    assert read(FORGED[name]()) is None


def test_a_pass_ends() -> None:
    assert read(given(), 1801) is None
    assert len(FORGED) >= 20


def test_telegram_proves_itself_who_opens_a_page_and_discord_gets_a_pass() -> None:
    links = EditorLinks("https://bot.example.org", Passes(SECRET, lambda: NOW))
    draft = "d" * 32
    assert links.editor(Who("telegram", "99"), draft) == f"https://bot.example.org/edit?draft={draft}"
    link = links.editor(Who("discord", "7"), draft)
    page, _, behind = link.partition("#")
    assert page == "https://bot.example.org/edit"
    assert len(link) <= 512  # Discord takes no longer ones
    named = dict(part.split("=", 1) for part in behind.split("&"))
    assert named["draft"] == draft
    assert read(named["pass"]) == HELD


def test_telegram_opens_pages_in_private_chats_by_https() -> None:
    links = EditorLinks("https://bot.example.org", Passes(SECRET))
    plain = EditorLinks("http://127.0.0.1:8000", Passes(SECRET))
    assert links.opens_in("telegram", "99")
    assert not links.opens_in("telegram", "-100500/3")
    assert not plain.opens_in("telegram", "99")
    assert links.opens_in("discord", "5")
    assert plain.opens_in("discord", "5")
