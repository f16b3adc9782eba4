import io
import json
import logging

import pytest
import structlog

from storage.logs import set_up, struck_out

TELEGRAM = "8123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-aa"
DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbCdE." + "x" * 38


@pytest.mark.parametrize(
    "text",
    [
        f"POST https://api.telegram.org/bot{TELEGRAM}/getMe",
        f"GET https://api.telegram.org/file/bot{TELEGRAM.replace(':', '%3A')}/photos/1.jpg",
        f"token {DISCORD} refused",
        "could not reach postgresql://anna:hunter2-secret@db/x",
        "GET /edit?token=hunter2-secret&draft=1",
    ],
)
def test_secrets_are_struck_out(text: str) -> None:
    clean = struck_out(text)
    assert "***" in clean
    assert not any(secret in clean for secret in (TELEGRAM[11:], DISCORD, "hunter2-secret"))


def test_harmless_texts_stay() -> None:
    text = "job 0f3c took 12.5 s at 2026-11-21T08:00:00"
    assert struck_out(text) == text


def test_private_entries_and_exceptions_are_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = io.StringIO()
    monkeypatch.setattr("sys.stderr", heard)
    before = logging.getLogger().handlers[:]
    try:
        set_up("json")
        structlog.get_logger("bot").info("asked", prompt="my private wish", draft="d1")
        try:
            raise RuntimeError(f"cannot reach bot{TELEGRAM}")
        except RuntimeError:
            logging.getLogger("library").exception("failed")
    finally:
        logging.getLogger().handlers[:] = before
        structlog.reset_defaults()
    asked, failed = (json.loads(line) for line in heard.getvalue().splitlines())
    assert (asked["event"], asked["draft"], asked["prompt"]) == ("asked", "d1", "***")
    assert "RuntimeError" in failed["exception"]
    assert TELEGRAM not in heard.getvalue()
