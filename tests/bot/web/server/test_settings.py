"""Who is let in: everybody on this machine, who knows the password, or whom a proxy names."""

import os
from ipaddress import ip_network
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from pydantic import SecretStr

from bot.web.passes import Pass, Passes
from bot.web.secret import secret_of
from bot.web.settings import WebSettings, web_settings
from pipeline.errors import UserMistake
from storage.settings import Settings
from storage.users import Who
from tests.bot.web.chromium import CHROMIUM, PATIENCE_MS
from tests.bot.web.server.conftest import SECRET, House, StandingClock
from tests.bot.web.server.visitor import Visitor

PASSWORD = SecretStr("open sesame")
PROXIES = (ip_network("127.0.0.1"),)
PUBLIC = "https://bot.example.org"


@pytest.mark.parametrize(
    "told",
    [
        {"web_host": "0.0.0.0"},
        {"web_host": "::"},
        {"web_host": "192.168.1.5"},
        {"web_host": "example.org"},
        {"public_url": PUBLIC},
    ],
)
def test_the_chat_is_not_open_to_strangers(told: dict[str, str], home: Path) -> None:
    with pytest.raises(UserMistake, match="open to everybody.*DIFOOTSION_WEB_PASSWORD"):
        web_settings(Settings(home=home, **told), chat=True)  # type: ignore[arg-type]
    web_settings(Settings(home=home, **told), chat=False)  # type: ignore[arg-type]
    web_settings(Settings(home=home, web_password=PASSWORD, **told), chat=True)  # type: ignore[arg-type]
    web_settings(Settings(home=home, web_identity_header="X-User", **told), chat=True)  # type: ignore[arg-type]


def test_on_this_machine_it_is_open(home: Path) -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        assert web_settings(Settings(home=home, web_host=host), chat=True).host == host
    assert web_settings(Settings(home=home, web_host="::1"), chat=True).address == "http://[::1]:8000"


@pytest.mark.parametrize(
    "url", ["bot.example.org", "ftp://x.org", "https://", "https://x.org/path", "https://x.org?a"]
)
def test_an_address_that_is_none_is_said(url: str, home: Path) -> None:
    with pytest.raises(UserMistake, match="DIFOOTSION_PUBLIC_URL has to look like"):
        web_settings(Settings(home=home, public_url=url), chat=False)


def test_the_secret_is_made_once_for_its_owner_alone(home: Path) -> None:
    before = os.umask(0)
    try:
        made = secret_of(None, home / "new")
    finally:
        os.umask(before)
    file = home / "new" / "secret"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(made.get_secret_value()) >= 40
    file.chmod(0o644)
    assert secret_of(None, home / "new").get_secret_value() == made.get_secret_value()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in (home / "new").iterdir()] == ["secret"]
    assert secret_of(None, home / "other").get_secret_value() != made.get_secret_value()
    assert secret_of(SECRET, home / "none") is SECRET
    with pytest.raises(UserMistake, match="too short"):
        secret_of(SecretStr("short"), home)
    file.write_text("")
    with pytest.raises(UserMistake, match="damaged"):
        secret_of(None, home / "new")


def test_nothing_tells_the_secrets() -> None:
    told = WebSettings("127.0.0.1", 0, SECRET, password=PASSWORD)
    assert PASSWORD.get_secret_value() not in repr(told)
    assert SECRET.get_secret_value() not in repr(told)


@pytest.fixture
async def locked(closed: House) -> House:
    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, password=PASSWORD))
    return closed


async def sign_in(visitor: Visitor, password: str, headers: dict[str, str] | None = None) -> int:
    told = {} if headers is None else headers
    response = await visitor.post("/sign-in", data={"password": password}, headers=told)
    return response.status


async def test_without_the_password_nobody_gets_in(locked: House) -> None:
    anna = await locked.visitor(enters=False)
    first = await anna.get("/")
    assert (first.status, first.headers["Location"]) == (303, "/sign-in")
    assert "Set-Cookie" not in first.headers
    assert (await anna.get("/api/chat")).status == 401
    page = await (await anna.get("/sign-in")).text()
    assert 'type="password"' in page
    assert await sign_in(anna, "open sesam") == 403
    assert (await anna.get("/")).status == 303
    assert await sign_in(anna, PASSWORD.get_secret_value(), {"Origin": "https://evil.example"}) == 403
    assert await sign_in(anna, PASSWORD.get_secret_value()) == 303
    assert (await anna.get("/")).status == 200
    assert (await anna.say("hello"))[0]["text"] == "hello"


async def test_a_cookie_of_before_the_password_is_worth_nothing(closed: House) -> None:
    await closed.opens()
    anna = await closed.visitor()
    cookie = {"Cookie": f"difootsion={anna.cookie}"}
    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, password=PASSWORD))
    bora = await closed.visitor(enters=False)
    assert (await bora.get("/api/chat", cookie)).status == 401


async def test_passwords_are_not_guessed_quickly(closed: House) -> None:
    closed.clock = clock = StandingClock()
    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, password=PASSWORD))
    anna = await closed.visitor(enters=False)
    found = [await sign_in(anna, f"guess {number}") for number in range(8)]
    assert found == [403] * 5 + [429] * 3
    assert await sign_in(anna, PASSWORD.get_secret_value()) == 429
    clock.now += 10
    assert await sign_in(anna, PASSWORD.get_secret_value()) == 303
    assert await sign_in(anna, PASSWORD.get_secret_value()) == 429


async def test_a_proxy_says_who_somebody_is(closed: House) -> None:
    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, identity_header="X-User", proxies=PROXIES))
    guest = await closed.visitor(enters=False)
    anna, bora = {"X-User": "anna@example.org"}, {"X-User": "bora"}
    assert (await guest.get("/")).status == 401
    response = await guest.get("/", anna)
    assert (response.status, "Set-Cookie" in response.headers) == (200, False)
    body = {"text": "hello", "update": "update-1"}
    assert (await guest.post("/api/say", body, headers={"X-Difootsion": "1", **anna})).status == 200
    assert len((await (await guest.get("/api/chat", anna)).json())["messages"]) == 2
    assert (await (await guest.get("/api/chat", bora)).json())["messages"] == []
    for name in ("", " ", "x" * 200):
        assert (await guest.get("/api/chat", {"X-User": name})).status == 401
    async with guest.session.get("/api/chat", headers=[("X-User", "anna"), ("X-User", "bora")]) as both:
        assert both.status == 401


async def test_whoever_is_no_proxy_of_ours_says_nothing(closed: House) -> None:
    elsewhere = (ip_network("10.0.0.0/8"),)
    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, identity_header="X-User", proxies=elsewhere))
    guest = await closed.visitor(enters=False)
    assert (await guest.get("/api/chat", {"X-User": "anna"})).status == 401


async def test_from_outside_the_cookie_travels_by_https_alone(closed: House) -> None:
    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, public_url=PUBLIC, password=PASSWORD))
    anna = await closed.visitor(enters=False)
    outside = {"Host": "bot.example.org", "Origin": PUBLIC}
    response = await anna.post("/sign-in", data={"password": "open sesame"}, headers=outside)
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-difootsion=")
    assert "Secure" in cookie
    told = {"Host": "bot.example.org", "Cookie": cookie.split(";")[0]}
    assert (await anna.get("/api/chat", told)).status == 200
    assert (await anna.get("/api/chat", told | {"Host": "other.example.org"})).status == 403


async def test_where_there_is_no_chat_passes_alone_open_something(closed: House, photo: bytes) -> None:
    from tests.fakes.chat import Person

    await closed.opens(WebSettings("127.0.0.1", 0, SECRET, chat=False, public_url=PUBLIC))
    telegram = closed.elsewhere["telegram"]
    await Person(closed.desk, telegram, "99", "99").sends(photo)
    (draft,) = [sent.draft_id for sent in telegram.messages.values()]
    assert draft is not None
    guest = await closed.visitor(enters=False)
    assert (await guest.get("/")).status == 404
    assert (await guest.get("/edit")).status == 200
    assert (await guest.get("/api/chat")).status == 401
    assert (await guest.get(f"/api/drafts/{draft}")).status == 401
    held = {"Authorization": f"Bearer {Passes(SECRET).give(Pass(Who('telegram', '99'), draft))}"}
    assert (await guest.get(f"/api/drafts/{draft}", held)).status == 200


async def test_a_browser_signs_in(locked: House) -> None:
    """A real one: what it tells of a form's origin depends on the page's headers."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**CHROMIUM)
        page = await browser.new_page(locale="ko", viewport={"width": 360, "height": 640})
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(locked.url)
        assert page.url == f"{locked.url}/sign-in"
        await page.fill("#password", "wrong")
        await page.click("button")
        assert await page.inner_text("[role=alert]") == "비밀번호가 맞지 않아요. 다시 입력해 주세요."
        assert await page.evaluate("document.documentElement.scrollWidth") == 360
        await page.fill("#password", PASSWORD.get_secret_value())
        await page.click("button")
        await page.wait_for_url(f"{locked.url}/")
        assert await page.evaluate("document.cookie") == ""
        await browser.close()
