"""Both ends of a move: a source that nobody else uses, a target that holds nothing yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine, event, inspect, text
from sqlalchemy.exc import OperationalError

from pipeline.errors import Missing, UserMistake
from storage.database import Database

_BUSY_SECONDS = 3
_SCHEMAS = {"public": {"alembic_version"}, "dbos": {"dbos_migrations", "queues", "application_versions"}}


@contextmanager
def alone_in(source: Database) -> Iterator[Connection]:
    """A connection that only reads; meanwhile nobody else can open the file.

    Raises UserMistake where somebody has it open already.
    """
    if not Path(source.url.database or "").is_file():
        raise UserMistake(f"There is no database {source.url.database}: is DIFOOTSION_HOME right?")
    engine = create_engine(
        source.sync_url, poolclass=NullPool, connect_args={"timeout": _BUSY_SECONDS, "isolation_level": None}
    )

    @event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        # Exclusive before the first look: a file that any other process has open refuses it.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("PRAGMA query_only=ON")

    try:
        connection = engine.connect()
    except OperationalError:
        raise UserMistake(
            f"{source.url.database} is in use: stop the bot and the worker, then ask again."
        ) from None
    with connection:
        yield connection
        connection.rollback()


def refuse_unless_empty(target: Database) -> None:
    """Raises UserMistake where the database holds rows, Missing where it cannot be reached."""
    engine = target.sync_engine()
    try:
        with engine.connect() as connection:
            for name in _tables(connection):
                if connection.scalar(text(f"select exists (select 1 from {name})")):
                    raise UserMistake(
                        f"The database {target.url.database} is not empty ({name}):"
                        " make a new one with `createdb`, and name that."
                    )
    except OperationalError as error:
        line = str(error.orig).splitlines()[0]
        raise Missing(f"The database cannot be reached: {line}. Is its URL right?") from None
    finally:
        engine.dispose()


def _tables(connection: Connection) -> list[str]:
    """The tables that an empty installation has no rows in, and all of strangers."""
    looked, quote = inspect(connection), connection.dialect.identifier_preparer.quote
    there = [schema for schema in _SCHEMAS if schema in looked.get_schema_names()]
    return [
        f"{schema}.{quote(name)}"
        for schema in there
        for name in sorted(looked.get_table_names(schema))
        if name not in _SCHEMAS[schema]
    ]
