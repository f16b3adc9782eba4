"""SQLite's statements run at once: the way to another thread and back costs more than most of them."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import aiosqlite

_OF_A_CURSOR = ("execute", "executemany", "fetchone", "fetchmany", "fetchall", "close")
_OF_A_CONNECTION = ("cursor", "commit", "rollback")
_BEGINS = "BEGIN IMMEDIATE"
_STEP = 0.002  # seconds: others write for about as long
_PRIMARY = 0xFF  # the part of an error's code that says its kind
_CHUNK = 64  # rows


class Connection(aiosqlite.Connection):
    """The library's connection, which goes to its thread to open and to close only.

    While other processes write, it waits for its turn: so many seconds at most.
    """

    def __init__(self, opens: Callable[[], sqlite3.Connection], busy_seconds: float) -> None:
        super().__init__(opens, _CHUNK)
        self._busy_seconds = busy_seconds
        self._thread.daemon = True  # it must not keep the process from ending

    def stop(self) -> "asyncio.Future[Any] | None":
        """End the thread, once: who closes while it is being ended would wait for an answer from nobody."""
        return super().stop() if self._running else None

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not _is_quick(fn):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        return await self._begun(fn) if args[:1] == (_BEGINS,) else fn(*args, **kwargs)

    async def _begun(self, execute: Callable[..., Any]) -> Any:
        """Begin as soon as no other process writes: SQLite itself would look in ever longer steps."""
        end = time.monotonic() + self._busy_seconds
        self._conn.execute("PRAGMA busy_timeout = 0")
        try:
            while not _is_begun(execute, time.monotonic() > end):
                await asyncio.sleep(_STEP)
        finally:
            self._conn.execute(f"PRAGMA busy_timeout = {round(1000 * self._busy_seconds)}")


def _is_begun(execute: Callable[..., Any], is_last: bool) -> bool:
    """Whether the transaction could be begun; at the last attempt it raises what hinders it."""
    try:
        execute(_BEGINS)
    except sqlite3.OperationalError as error:
        if is_last or error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _is_quick(function: Callable[..., Any]) -> bool:
    """Whether it is a statement of a transaction, or a cursor's affair; a connection is closed elsewhere."""
    of_a_connection = isinstance(getattr(function, "__self__", None), sqlite3.Connection)
    return getattr(function, "__name__", "") in (_OF_A_CONNECTION if of_a_connection else _OF_A_CURSOR)


def connector(path: str, busy_seconds: float) -> Callable[[], Connection]:
    """What opens such a connection to a file; how long it waits for other processes."""
    opens = partial(sqlite3.connect, path, timeout=busy_seconds, check_same_thread=False)
    return lambda: Connection(opens, busy_seconds)
