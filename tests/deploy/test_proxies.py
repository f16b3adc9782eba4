"""What stands in front of the web chat: by a parser; `make check-deploy` asks nginx and Caddy."""

import re
from pathlib import Path
from typing import Any

import crossplane
import pytest

from bot.web.pacing import _ACTS, _LOOKS
from storage.settings import Settings

FOLDER = Path(__file__).parents[2] / "deploy"
STATIC = Path(__file__).parents[2] / "bot/web/static"
CADDY = (FOLDER / "caddy/Caddyfile").read_text()


def _blocks(directive: str, inside: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [block for block in inside if block["directive"] == directive]


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What stands in nginx's http block."""
    whole = tmp_path_factory.mktemp("nginx") / "nginx.conf"
    whole.write_text(f"events {{}} http {{ include {FOLDER}/nginx/difootsion.conf; }}")
    read = crossplane.parse(str(whole), combine=True)
    assert (read["status"], read["errors"]) == ("ok", [])
    (block,) = _blocks("http", read["config"][0]["parsed"])
    inside: list[dict[str, Any]] = block["block"]
    return inside


def _place(http: list[dict[str, Any]], path: str) -> set[tuple[str, ...]]:
    (place,) = [
        block
        for server in _blocks("server", http)
        for block in _blocks("location", server["block"])
        if block["args"] == [path]
    ]
    return {(block["directive"], *block["args"]) for block in place["block"]}


def test_nginx_passes_events_on_at_once_and_nobody_says_themselves_who_they_are(
    http: list[dict[str, Any]],
) -> None:
    told = _place(http, "/")
    assert ("proxy_buffering", "off") in told
    assert ("proxy_set_header", "X-Forwarded-User", "") in told
    assert ("proxy_set_header", "X-Forwarded-For", "$remote_addr") in told


def test_nginx_limits_what_takes_work_and_no_file_of_a_page(http: list[dict[str, Any]]) -> None:
    (named,) = _blocks("map", http)
    (zone,) = _blocks("limit_req_zone", http)
    assert zone["args"][0] == named["args"][1]
    assert named["args"][0] == "$uri"
    default, limited = named["block"]
    assert (default["directive"], *default["args"]) == ("default", "")  # an empty key is not limited
    assert limited["args"] == ["$binary_remote_addr"]
    is_limited = re.compile(limited["directive"].removeprefix("~")).search
    files = [f"/static/{file.relative_to(STATIC)}" for file in STATIC.rglob("*") if file.is_file()]
    assert len(files) > 60
    assert not any(is_limited(path) for path in [*files, "/", "/edit"])
    assert is_limited("/api/photo")
    assert is_limited("/sign-in")


def test_nginx_lets_through_what_the_bot_lets_one_person_ask(http: list[dict[str, Any]]) -> None:
    (burst,) = [
        int(word.removeprefix("burst="))
        for directive, *words in _place(http, "/")
        if directive == "limit_req"
        for word in words
        if word.startswith("burst=")
    ]
    assert burst >= _ACTS.burst + _LOOKS.burst


def test_telegram_reaches_its_webhook_through_both(http: list[dict[str, Any]]) -> None:
    port = Settings.model_fields["webhook_port"].default
    assert ("proxy_pass", f"http://127.0.0.1:{port}") in _place(http, "/telegram/")
    assert f"reverse_proxy /telegram/* {{$DIFOOTSION_WEBHOOK_UPSTREAM:127.0.0.1:{port}}}" in CADDY


def test_caddy_passes_events_on_at_once_and_nobody_says_themselves_who_they_are() -> None:
    assert "flush_interval -1" in CADDY
    assert "header_up -{$DIFOOTSION_WEB_IDENTITY_HEADER:X-Forwarded-User}" in CADDY
