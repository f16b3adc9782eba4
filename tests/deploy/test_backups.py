"""A backup while everything runs, and what comes back from it."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import select

from storage import jobs
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.forget import forget
from storage.jobs import Limits
from storage.queue import Queue
from storage.tables import Blob, Job
from tests.fakes.painter import Painter
from tests.storage.scenes import ANNA, BORA, asking, new_draft, painted

DEPLOY = Path(__file__).parents[2] / "deploy"


def _does(script: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    told = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": "/nowhere"} | environment
    return subprocess.run([DEPLOY / script, folder], env=told, capture_output=True, text=True)


async def _fill(database: Database, blobs: BlobStore, queue: Queue) -> str:
    """Two people's drafts; Bora is forgotten, Anna has a job that waits: its id."""
    anna, bora = (
        await new_draft(database, blobs, ANNA, b"anna"),
        await new_draft(database, blobs, BORA, b"bora"),
    )
    await painted(database, blobs, anna)
    await painted(database, blobs, bora)
    await forget(database, blobs, queue, BORA)
    async with database.transaction() as session:
        submitted = await jobs.submit(database, session, queue, asking(anna, "1"), Limits())
    return submitted.job.id


async def _is_whole(url: str, blobs_url: str, job_id: str) -> None:
    """Every row's picture is there, the job waits, and can be painted."""
    database = Database(url)
    queue, blobs = Queue(database), BlobStore(open_store(blobs_url), database)
    async with database.transaction() as session:
        names = list(await session.scalars(select(Blob.name)))
    assert len(names) == 2
    assert {await blobs.get(name) for name in names} == {b"anna", b"painted"}
    assert (await queue.client.retrieve_workflow_async(job_id)).workflow_id == job_id
    assert len(await Painter(database, queue, blobs).paints()) == 1
    async with database.transaction() as session:
        assert (await session.get_one(Job, job_id)).state == "done"
    queue.close()
    await database.close()


async def test_sqlite_and_a_folder_come_back(sqlite_url: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "test.db").rename(home / "difootsion.db")
    database = Database(f"sqlite:///{home / 'difootsion.db'}")
    queue, blobs = Queue(database), BlobStore(open_store((home / "blobs").as_uri()), database)
    job_id = await _fill(database, blobs, queue)
    (home / "blobs" / "stray").write_bytes(b"of no row")
    saved = _does("backup.sh", tmp_path / "backup", {"DIFOOTSION_HOME": str(home)})  # the bot is still there
    assert saved.returncode == 0, saved.stderr
    assert saved.stdout.startswith("2 pictures named, 2 kept")
    await new_draft(database, blobs, BORA, b"too late")
    queue.close()
    await database.close()
    new = tmp_path / "new"
    restored = _does("restore.sh", tmp_path / "backup", {"DIFOOTSION_HOME": str(new)})
    assert restored.returncode == 0, restored.stderr
    await _is_whole(f"sqlite:///{new / 'difootsion.db'}", (new / "blobs").as_uri(), job_id)
    again = _does("restore.sh", tmp_path / "backup", {"DIFOOTSION_HOME": str(new)})
    assert (again.returncode, "holds a database already" in again.stderr) == (2, True)


async def test_postgresql_and_a_folder_come_back(postgres: str, postgres_url: str, tmp_path: Path) -> None:
    store = tmp_path / "old blobs"
    database = Database(postgres_url)
    queue, blobs = Queue(database), BlobStore(open_store(store.as_uri()), database)
    job_id = await _fill(database, blobs, queue)
    told = {"DIFOOTSION_DATABASE_URL": postgres_url, "DIFOOTSION_BLOBS_URL": f"file://{store}"}
    saved = _does("backup.sh", tmp_path / "backup", told)
    assert saved.returncode == 0, saved.stderr
    queue.close()
    await database.close()
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    new = tmp_path / "new blobs"
    told = {"DIFOOTSION_DATABASE_URL": f"{postgres}/{name}", "DIFOOTSION_BLOBS_URL": f"file://{new}"}
    restored = _does("restore.sh", tmp_path / "backup", told)
    assert restored.returncode == 0, restored.stderr
    await _is_whole(f"{postgres}/{name}", new.as_uri(), job_id)


_RECORDER = """#!/bin/sh
echo "$(basename "$0") $* password=$PGPASSWORD" >>"$RECORD"
for word; do case $word in --output=*) : >"${word#*=}" ;; esac; done
"""


def test_no_command_line_shows_the_databases_password(tmp_path: Path) -> None:
    programs, record, blobs = tmp_path / "bin", tmp_path / "record", tmp_path / "blobs"
    programs.mkdir()
    for name in ("pg_dump", "psql", "pg_restore"):
        (programs / name).write_text(_RECORDER)
        (programs / name).chmod(0o755)
    told = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "RECORD": str(record),
        "DIFOOTSION_DATABASE_URL": "postgresql+psycopg://anna:it%27s%20%40@host:5433/queue?sslmode=require",
        "DIFOOTSION_BLOBS_URL": blobs.as_uri(),
    }
    saved = _does("backup.sh", tmp_path / "backup", told)
    assert saved.returncode == 0, saved.stderr
    (tmp_path / "backup/database.dump").touch()
    restored = _does("restore.sh", tmp_path / "backup", told)
    assert restored.returncode == 0, restored.stderr
    lines = record.read_text().splitlines()
    assert [line.split()[0] for line in lines] == ["pg_dump", "psql", "pg_restore"]
    for line in lines:
        asked, password = line.split(" password=")
        assert "postgresql://anna@host:5433/queue?sslmode=require" in asked
        assert password == "it's @"


@pytest.mark.parametrize("words", [("backup.sh", "There is no database"), ("restore.sh", "is no backup")])
def test_what_is_not_there_is_said(words: tuple[str, str], tmp_path: Path) -> None:
    done = _does(words[0], tmp_path / "backup", {"DIFOOTSION_HOME": str(tmp_path / "nothing")})
    assert done.returncode != 0
    assert words[1] in done.stderr


def test_a_backup_replaces_none(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "difootsion.db")):
        done = _does("backup.sh", tmp_path, {"DIFOOTSION_HOME": str(tmp_path)})
    assert (done.returncode, "is there already" in done.stderr) == (2, True)
