"""One live process for each worker's name, and the jobs of those that died.

The queue gives a dead worker's jobs back only to a process of the same name. On SQLite there is one worker,
of one name, behind a file lock. On PostgreSQL every worker holds an advisory lock on its name as long as it
lives; whoever can take another's lock knows that it is dead, and takes its jobs over.
"""

import os
import socket
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from dbos import DBOS, DBOSClient
from filelock import FileLock, Timeout
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from pipeline.errors import Missing
from storage.database import Database

_PATIENCE = 10.0  # seconds for the worker before us to end
_KEY = "hashtextextended('worker ' || :name, 0)"
# The server has to notice that a machine is gone, by power or network: by its own settings it would keep
# the dead worker's lock, and so its jobs, for two hours. Now it is sure after 15 s, as we are of a server.
_NOTICING = {
    "options": " ".join(
        f"-c {name}"
        for name in (
            "tcp_keepalives_idle=5",
            "tcp_keepalives_interval=3",
            "tcp_keepalives_count=3",
            "tcp_user_timeout=15000",
        )
    ),
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15000,
}


class Alone(AbstractContextManager["Alone"]):
    """Holds a worker's name; raises Missing where a live process has it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.name = (
            "local" if database.is_sqlite else f"{socket.gethostname()}-{os.getpid()}-{os.urandom(3).hex()}"
        )
        self._file = FileLock(f"{database.url.database}.worker") if database.is_sqlite else None
        self._engine = create_engine(
            database.sync_url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={} if database.is_sqlite else _NOTICING,
        )
        self._held: Connection | None = None
        self.is_held = True  # as far as is known

    def __enter__(self) -> Self:
        if self._file is not None:
            try:
                self._file.acquire(timeout=_PATIENCE)
            except Timeout:
                raise Missing(
                    "Another worker paints for this database: SQLite has room for one, PostgreSQL for many."
                ) from None
            return self
        self._held = self._engine.connect()
        self._take(self.name)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.release()
        if self._held is not None:
            self._held.close()

    def hold(self) -> bool:
        """Whether the name is ours; it is taken anew where our connection broke, as in a database's restart.

        If another worker has taken our jobs over meanwhile, the queue keeps us from ending them too.
        """
        if self._held is None:
            return True
        try:
            self._held.scalar(text("select 1"))
            self.is_held = True
        except SQLAlchemyError:
            self.is_held = self._held_anew()
        return self.is_held

    def _held_anew(self) -> bool:
        assert self._held is not None
        try:
            self._held.close()
            self._held = self._engine.connect()
            return self._take(self.name)
        except SQLAlchemyError:
            return False

    def take_over(self, client: DBOSClient) -> list[str]:
        """Give the jobs of dead workers back to the queue; their names."""
        if self._held is None:
            return []
        pending = client.list_workflows(status="PENDING", load_input=False, load_output=False)
        dead = []
        for name in {flow.executor_id for flow in pending if flow.executor_id not in (None, self.name)}:
            assert name is not None
            if self._take(name):
                try:
                    # The library's own recovery: it keeps the count of attempts, so that a job that kills
                    # its workers is set aside in the end.
                    DBOS._recover_pending_workflows([name])
                    dead.append(name)
                finally:
                    self._held.execute(text(f"select pg_advisory_unlock({_KEY})"), {"name": name})
        return dead

    def _take(self, name: str) -> bool:
        assert self._held is not None
        return bool(self._held.scalar(text(f"select pg_try_advisory_lock({_KEY})"), {"name": name}))
