"""What a worker depends on goes away for a while, or plays tricks; nothing is lost, nothing is done twice."""

import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from storage import jobs
from storage.database import Database
from storage.migrate import migrate
from tests.fakes.postgres import Server, running_server
from tests.fakes.s3 import S3Server, keys_for, new_bucket
from tests.pipeline.worker.yard import LONGEST, PATIENCE, Yard

pytestmark = pytest.mark.timeout(LONGEST)

AWAY = 20.0  # seconds


async def test_a_worker_that_was_halted_goes_on(yard: Yard) -> None:
    job = await yard.submit(await yard.draft())
    worker = yard.start(slow_at="at a preview", seconds=5.0)
    worker.comes_to("at a preview")
    assert worker.told(signal.SIGSTOP, within=4) is None
    yard.armed.unlink()
    assert (await yard.job(job.id)).state == "running"
    worker.told(signal.SIGCONT, within=0)
    (done,) = await yard.ended(job.id)
    assert (done.state, done.starts) == ("done", 1)
    assert await yard.made(job.id) == (1, 1)


async def test_a_halted_worker_whose_job_was_taken_over_adds_nothing(server_yard: Yard) -> None:
    job = await server_yard.submit(await server_yard.draft())
    halted = server_yard.start(slow_at="after paint", seconds=1.0)
    halted.comes_to("after paint")
    halted.told(signal.SIGSTOP, within=0)
    server_yard.armed.unlink()
    _break_its_connections(server_yard.url)
    server_yard.start()
    (done,) = await server_yard.ended(job.id)
    assert done.state == "done"
    halted.told(signal.SIGCONT, within=0)
    await asyncio.sleep(5)
    assert await server_yard.made(job.id) == (1, 1)
    assert halted.process.is_alive()  # and at work again


def _break_its_connections(url: str) -> None:
    """As the server does to those of a machine that is gone, as soon as it has noticed (see `Alone`)."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on a.pid = l.pid"
            " where l.locktype = 'advisory' and a.datname = current_database()"
        )


async def test_the_database_is_away_for_a_while(own_server: Server, tmp_path: Path, family: Path) -> None:
    migrate(Database(f"{own_server.url}/postgres"))
    async with Yard(tmp_path, family, f"{own_server.url}/postgres") as yard:
        draft = await yard.draft()
        ids = [(await yard.submit(draft)).id for _ in range(3)]
        worker = yard.start(slow_at="at a preview", seconds=0.5)
        worker.comes_to("at a preview")
        own_server.stop()
        await asyncio.sleep(AWAY)
        own_server.start()
        await _supervised(yard, ids)


async def test_a_file_of_a_database_is_locked_for_a_while(file_yard: Yard) -> None:
    """By a backup or a copy that takes its time."""
    draft = await file_yard.draft()
    ids = [(await file_yard.submit(draft)).id for _ in range(3)]
    worker = file_yard.start(slow_at="at a preview", seconds=0.5)
    worker.comes_to("at a preview")
    path = str(file_yard.database.url.database)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        await asyncio.to_thread(_lock, other)
        await asyncio.sleep(AWAY)
        other.execute("rollback")
    await _supervised(file_yard, ids)


def _lock(connection: sqlite3.Connection) -> None:
    connection.execute("pragma busy_timeout = 10000")
    connection.execute("begin immediate")


async def _supervised(yard: Yard, ids: list[str], within: float = 2 * PATIENCE) -> None:
    """The jobs all end well, a worker that ended by itself being started again, as `run` and systemd do."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not yard.workers[-1].process.is_alive():
            yard.start()
        if all([(await yard.job(job_id)).ended for job_id in ids]):
            break
        await asyncio.sleep(0.3)
    for job in await yard.ended(*ids, within=1):
        assert (job.state, job.error) == ("done", None)
        assert await yard.made(job.id) == (1, 1)


async def test_the_picture_store_is_away_for_a_while(
    own_store: S3Server, tmp_path: Path, family: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in keys_for(own_store.endpoint).items():
        monkeypatch.setenv(name, value)
    async with Yard(tmp_path, family, sqlite_url, new_bucket(own_store.endpoint)) as yard:
        job = await yard.submit(await yard.draft())
        worker = yard.start(slow_at="at the caption", seconds=1.0)
        worker.comes_to("at the caption")
        own_store.stop()
        await asyncio.sleep(AWAY)
        own_store.start()
        (done,) = await yard.ended(job.id)
        assert (done.state, done.starts) == ("done", 1)
        assert await yard.made(job.id) == (1, 1)


async def test_a_job_is_cancelled_while_the_picture_store_is_away(
    own_store: S3Server, tmp_path: Path, family: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in keys_for(own_store.endpoint).items():
        monkeypatch.setenv(name, value)
    async with Yard(tmp_path, family, sqlite_url, new_bucket(own_store.endpoint)) as yard:
        job = await yard.submit(await yard.draft())
        worker = yard.start(slow_at="at the caption")
        worker.comes_to("at the caption")
        own_store.stop()
        yard.armed.unlink()
        worker.says("waiting for what is away")
        async with yard.database.transaction() as session:
            assert await jobs.cancel(session, job.id)
        worker.says(f"job {job.id} is let go of")  # not only when the store is back
        assert await yard.made(job.id) == (0, 1)


async def test_a_disk_that_is_full_loses_nothing(file_yard: Yard, small_disk: Path) -> None:
    """Pictures and database lie on it; when there is room again, the same worker goes on."""
    database = small_disk / "test.db"
    shutil.copy(Path(file_yard.database.url.database or ""), database)
    async with Yard(small_disk, file_yard.family, f"sqlite:///{database}") as yard:
        draft = await yard.draft()
        job = await yard.submit(draft)
        worker = yard.start(slow_at="at the caption", seconds=1.0)
        worker.comes_to("at the caption")
        filling = small_disk / "filling"
        with pytest.raises(OSError, match="No space"):
            filling.write_bytes(bytes(64 << 20))
        await asyncio.sleep(5)
        filling.unlink()
        if (await yard.ended(job.id))[0].state == "failed":
            assert await yard.made(job.id) == (0, 1)  # told, and the photo is there to try again
            job = await yard.submit(draft)
        await _supervised(yard, [job.id])


async def test_the_clock_is_set_back_by_an_hour(yard: Yard) -> None:
    """The worker's, while it paints: the database's and the chat's stay."""
    draft = await yard.draft()
    first, second = await yard.submit(draft), await yard.submit(draft)
    worker = yard.start(slow_at="at a preview", seconds=0.5)
    worker.comes_to("at a preview")
    yard.clock.write_text("-3600")
    begun, done = await yard.ended(first.id, second.id)
    assert {begun.state, done.state} == {"done"}
    assert done.ended is not None
    assert (done.created - done.ended).total_seconds() > 3000  # it really was set back
    assert await yard.made(first.id) == await yard.made(second.id) == (1, 1)


@pytest.fixture
def own_server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture
def own_store() -> Iterator[S3Server]:
    server = S3Server()
    yield server
    server.stop()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    as_root = [] if os.getuid() == 0 else ["sudo"]
    subprocess.run([*as_root, "mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run([*as_root, "umount", "-l", str(folder)], check=True)
