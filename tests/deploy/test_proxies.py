"""What stands in front of the web chat: by a parser; `make check-deploy` asks nginx and Caddy."""

from pathlib import Path
from typing import Any

import crossplane

FOLDER = Path(__file__).parents[2] / "deploy"


def _blocks(directive: str, inside: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [block for block in inside if block["directive"] == directive]


def test_nginx_can_read_it(tmp_path: Path) -> None:
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"events {{}} http {{ include {FOLDER}/nginx/difootsion.conf; }}")
    read = crossplane.parse(str(whole), combine=True)
    assert (read["status"], read["errors"]) == ("ok", [])
    (http,) = _blocks("http", read["config"][0]["parsed"])
    (place,) = [
        b for server in _blocks("server", http["block"]) for b in _blocks("location", server["block"])
    ]
    told = {(block["directive"], *block["args"]) for block in place["block"]}
    assert ("proxy_buffering", "off") in told
    assert ("proxy_set_header", "X-Forwarded-User", "") in told  # nobody says themselves who they are


def test_caddy_passes_events_on_at_once() -> None:
    assert "flush_interval -1" in (FOLDER / "caddy/Caddyfile").read_text()
