"""What browsers are told: what a page may do, what may be kept."""

import gzip
import re

import pytest

from tests.bot.web.server.conftest import House
from tests.bot.web.server.visitor import Visitor

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors "
)


async def test_every_answer_is_protected(anna: Visitor, drafted: str) -> None:
    picture = (await anna.messages())[0]["pictures"][0]["url"]
    paths = (
        "/",
        "/api/chat",
        f"/api/drafts/{drafted}",
        picture,
        "/static/theme.css",
        "/nowhere",
        "/api/drafts/x",
    )
    for path in paths:
        headers = (await anna.get(path)).headers
        assert headers["Content-Security-Policy"] == f"{STRICT}'none'", path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert (
            headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
        )
        assert "camera=()" in headers["Permissions-Policy"]
        assert "public" not in headers["Cache-Control"]
    async with anna.session.get("/api/events") as stream:
        assert stream.headers["Content-Security-Policy"] == f"{STRICT}'none'"
        assert stream.headers["X-Content-Type-Options"] == "nosniff"


async def test_telegram_alone_may_frame_the_editor(anna: Visitor) -> None:
    headers = (await anna.get("/edit")).headers
    framing = "https://web.telegram.org https://*.telegram.org"
    assert headers["Content-Security-Policy"] == STRICT + framing


async def test_the_cookie_is_for_this_site_and_no_script(house: House) -> None:
    nobody = await house.visitor(enters=False)
    cookie = (await nobody.get("/")).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert "Secure" not in cookie  # by http, on this machine
    assert "Set-Cookie" not in (await nobody.get("/")).headers


async def test_pages_speak_the_visitors_language(house: House) -> None:
    for language, tag in (
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("fr,en;q=0.5,ko;q=0.2", "en"),
        ("fr", "en"),
        ("", "en"),
    ):
        visitor = await house.visitor(language=language)
        for path in ("/", "/edit"):
            response = await visitor.get(path)
            page = await response.text()
            assert response.content_type == "text/html"
            assert f'<html lang="{tag}"' in page
            found = re.search(r'<script type="application/json" id="texts">(.*?)</script>', page)
            assert found is not None
            texts = found[1]
            assert "<" not in texts
            assert any("가" <= char <= "힣" for char in texts) == (tag == "ko")
            assert "<!--" not in page
        assert (await (await visitor.get("/api/drafts/x")).json())["error"][-1] in ".요"


async def test_nothing_is_loaded_from_elsewhere(anna: Visitor) -> None:
    for path in ("/", "/edit"):
        page = await (await anna.get(path)).text()
        assert re.findall(r'(?:src|href)="(?!/|#|data:)[^"]*"', page) == []
        assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
        assert re.findall(r"\sstyle=|\son[a-z]+=", page) == []


async def test_static_files_are_revalidated_and_compressed(anna: Visitor) -> None:
    first = await anna.session.get("/static/theme.css", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Cache-Control"] == "no-cache"
    again = await anna.get("/static/theme.css", {"If-None-Match": first.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    plain = await anna.session.get("/static/theme.css", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert len(gzip.compress(await plain.read())) < len(await plain.read())


async def test_pictures_are_kept_by_their_owners_browser_alone(anna: Visitor, drafted: str) -> None:
    picture = (await anna.messages())[0]["pictures"][0]["url"]
    whole = await anna.get(picture)
    assert whole.headers["Cache-Control"].startswith("private,")
    assert whole.content_type == "image/png"
    again = await anna.get(picture, {"If-None-Match": whole.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    small = await anna.get(f"{picture}?width=100")
    assert (small.content_type, small.headers["ETag"] != whole.headers["ETag"]) == ("image/jpeg", True)
    from io import BytesIO

    from PIL import Image

    assert Image.open(BytesIO(await small.read())).size == (100, 100)
    larger = await anna.get(f"{picture}?width=4000")
    assert Image.open(BytesIO(await larger.read())).size == (256, 256)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_other_methods_are_not_there(anna: Visitor, method: str) -> None:
    async with anna.session.request(method, "/api/chat", headers={"X-Difootsion": "1"}) as response:
        assert response.status == 405
