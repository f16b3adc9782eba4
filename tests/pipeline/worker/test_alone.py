"""A worker's name, and the server that has to notice when its holder is gone."""

import pytest
from sqlalchemy import text

from pipeline.errors import Missing
from pipeline.worker.alone import Alone
from storage.database import Database


def test_a_file_has_room_for_one_worker(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.worker.alone._PATIENCE", 0.0)
    with (
        Alone(Database(sqlite_url)),
        pytest.raises(Missing, match="PostgreSQL for many"),
        Alone(Database(sqlite_url)),
    ):
        pass


def test_the_server_is_told_to_notice_soon_when_a_worker_is_gone(postgres_url: str) -> None:
    """What was sent is looked at: over a socket of this machine there is nothing to notice."""
    with Alone(Database(postgres_url)) as alone:
        assert alone._held is not None
        told = alone._held.execute(
            text("select name, reset_val::int from pg_settings where source = 'client' and name like 'tcp_%'")
        )
        settings: dict[str, int] = dict(told.tuples().all())
    seconds = settings["tcp_keepalives_idle"]
    seconds += settings["tcp_keepalives_interval"] * settings["tcp_keepalives_count"]
    assert seconds <= 15
    assert settings["tcp_user_timeout"] <= 15_000  # milliseconds
