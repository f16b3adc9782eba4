"""SQLite's statements on the event loop, and in the connection's thread where they have to wait."""

import asyncio
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.at_once import connector
from storage.database import Database


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def another(database: Database) -> sqlite3.Connection:
    """Another process, as far as the file knows."""
    return sqlite3.connect(str(database.url.database), isolation_level=None, timeout=10)


async def writes(database: Database) -> int | None:
    async with database.transaction() as session:
        found: int | None = await session.scalar(text("select count(*) from users"))
        return found


async def test_who_writes_waits_for_another_process_and_others_go_on(
    database: Database, another: sqlite3.Connection
) -> None:
    another.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(writes(database))
    for _ in range(20):
        await asyncio.sleep(0.01)
        async with database.reading() as session:
            assert await session.scalar(text("select count(*) from users")) == 0
    assert not waiting.done()
    another.execute("ROLLBACK")
    assert await asyncio.wait_for(waiting, 30) == 0


async def test_who_is_cancelled_while_it_waits_leaves_nothing_locked(
    database: Database, another: sqlite3.Connection
) -> None:
    for _ in range(5):
        another.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(writes(database))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.sleep(0.05)
        another.execute("ROLLBACK")
        with suppress(asyncio.CancelledError):
            await waiting
        assert await asyncio.wait_for(writes(database), 30) == 0
    another.execute("BEGIN IMMEDIATE")
    another.execute("ROLLBACK")


async def test_who_closes_while_the_thread_is_being_ended_is_not_kept_waiting(tmp_path: Path) -> None:
    connection = await connector(str(tmp_path / "some.db"), busy_seconds=0.1)()
    closing = asyncio.create_task(connection.close())
    await asyncio.sleep(0)  # it waits for the thread by now
    ended = connection.stop()
    assert ended is not None
    await asyncio.wait_for(asyncio.gather(closing, ended), 30)
