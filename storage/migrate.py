"""Tables made and brought up to date: ours by Alembic, the queue's by itself; once, under a lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from dbos import DBOS
from filelock import FileLock
from sqlalchemy import Connection, text

from storage.database import Database

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = "difootsion migrations"


def migrate(database: Database) -> None:
    """Bring all tables to this version; whoever comes second waits, and finds it done."""
    with _locked(database):
        engine = database.sync_engine()
        with engine.begin() as connection:
            command.upgrade(configuration(connection), "head")
        engine.dispose()
        DBOS.migrate(database.sync_url.render_as_string(hide_password=False))


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for a connection."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _locked(database: Database) -> Iterator[None]:
    if database.is_sqlite:
        with FileLock(f"{database.url.database}.migrating"):
            yield
        return
    # Not in a transaction: the queue's migrations wait for all those that began before them.
    engine = database.sync_engine().execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(hashtextextended(:key, 0))"), {"key": _LOCK})
        try:
            yield
        finally:
            connection.execute(text("select pg_advisory_unlock(hashtextextended(:key, 0))"), {"key": _LOCK})
    engine.dispose()
