"""One database for our tables and the queue's: SQLite in a file, or PostgreSQL by URL."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session

from pipeline.errors import UserMistake
from storage.at_once import connector

_READS = "difootsion_reads"
_CONNECTIONS = 16  # to a file
_BUSY_SECONDS = 30  # how long a writer waits for another one's transaction, as in the queue
_HALTED = "30s"  # a process that does nothing in its transaction for so long loses it, and its locks
_DRIVERS = {"sqlite": ("sqlite+aiosqlite", "sqlite"), "postgresql": ("postgresql+psycopg",) * 2}


class _Keeping(Session):
    """Keeps the rows that it has loaded to its end: who asks for one again by its key gets it at once."""


@event.listens_for(_Keeping, "loaded_as_persistent")
@event.listens_for(_Keeping, "pending_to_persistent")
def _keep(session: Session, row: object) -> None:
    session.info.setdefault("kept", []).append(row)


class Database:
    """The engine and its transactions; made once a process."""

    def __init__(self, url: str) -> None:
        self.url = parsed(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        driver = _DRIVERS[self.url.get_backend_name()][0]
        self.engine: AsyncEngine = create_async_engine(
            self.url.set(drivername=driver),
            pool_pre_ping=not self.is_sqlite,
            hide_parameters=True,  # people's words are among them, and errors are logged
            **self._connecting(),
        )
        if self.is_sqlite:
            _set_pragmas(self.engine.sync_engine)
            _begin_as_writers(self.engine.sync_engine)
        self._sessions = async_sessionmaker(self.engine, sync_session_class=_Keeping, expire_on_commit=False)
        self._turns: tuple[asyncio.AbstractEventLoop, asyncio.Lock] | None = None

    def _connecting(self) -> dict[str, Any]:
        if not self.is_sqlite:
            return {"connect_args": self._arguments()}
        opens = connector(self.url.database or ":memory:", _BUSY_SECONDS)
        # Connections are kept: to open one takes longer than to read.
        return {"async_creator": opens, "pool_size": _CONNECTIONS, "max_overflow": -1}

    def _arguments(self) -> dict[str, Any]:
        if self.is_sqlite:
            return {"timeout": _BUSY_SECONDS}
        return {"options": f"-c idle_in_transaction_session_timeout={_HALTED}"}

    @property
    def sync_url(self) -> URL:
        """The URL for libraries that are not asynchronous."""
        return self.url.set(drivername=_DRIVERS[self.url.get_backend_name()][1])

    def sync_engine(self) -> Engine:
        """An engine for libraries that are not asynchronous."""
        # Like the queue's own engine on SQLite: a transaction that writes takes the lock before it reads.
        writing = {"isolation_level": "IMMEDIATE"} if self.is_sqlite else {}
        engine = create_engine(self.sync_url, connect_args=self._arguments() | writing, hide_parameters=True)
        if self.is_sqlite:
            _set_pragmas(engine)
        return engine

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that is committed at the end, or rolled back by what is raised in it.

        On SQLite it owns the only write lock from its beginning; on PostgreSQL rows are locked as they are
        read (`with_for_update`), and `serialise` orders what has no row to lock.
        """
        async with self._turn(), self._sessions() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads, and waits for no writer."""
        async with self._sessions() as session:
            await session.connection(execution_options={_READS: True})
            yield session

    def _turn(self) -> AbstractAsyncContextManager[Any]:
        """Within this process writers of SQLite queue up here: its own waiting is a sleep, and unfair."""
        if not self.is_sqlite:
            return nullcontext()
        loop = asyncio.get_running_loop()
        if self._turns is None or self._turns[0] is not loop:
            self._turns = loop, asyncio.Lock()
        return self._turns[1]

    async def serialise(self, session: AsyncSession, key: str) -> None:
        """Wait until no other transaction holds this key; it is let go when the transaction ends."""
        if not self.is_sqlite:
            await session.execute(
                text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": key}
            )

    async def scrub(self) -> None:
        """Let nothing that was deleted linger in SQLite's files; PostgreSQL's are its own affair."""
        if self.is_sqlite:
            async with self.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                cursor = await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
                await cursor.fetchall()  # else it is still under way at the next commit
                await cursor.close()

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


def parsed(url: str) -> URL:
    """The URL of a database that is known here; raises UserMistake for others."""
    try:
        made = make_url(url)
        backend = made.get_backend_name()
    except Exception:
        raise UserMistake("The database's URL cannot be read: sqlite:///FILE or postgresql://…") from None
    if backend not in _DRIVERS:
        raise UserMistake(f"{backend} is no database that is known here: use sqlite or postgresql.")
    return made


def _set_pragmas(engine: Engine) -> None:
    """Let readers pass writers (WAL), keep foreign keys, and overwrite what is deleted."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin_as_writers(engine: Engine) -> None:
    """Begin transactions with the write lock.

    The driver would begin them as readers, and two readers that both go on to write deadlock at once.
    """

    @event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        reads = connection.get_execution_options().get(_READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
