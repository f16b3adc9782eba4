"""The commands around the queue, as processes of their own or in this one."""

import asyncio
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from bot.cli import run
from bot.command_line.queueing import without_tokens
from pipeline.contract import Complete
from storage.database import Database
from storage.jobs import Limits, Request, submit
from storage.migrate import migrate
from storage.queue import Queue
from storage.tables import Draft, Job
from storage.users import Who, user_of
from tests.fakes.tiny_family import build_tiny_family


async def _one_job(url: str) -> str:
    database = Database(url)
    queue = Queue(database)
    async with database.transaction() as session:
        user = await user_of(database, session, Who("web", "1"))
        draft = Draft(user_id=user.id, platform="web", chat="1")
        session.add(draft)
        await session.flush()
        request = Request(draft.id, user.id, Complete("0" * 32), "web:1")
        job = (await submit(database, session, queue, request, Limits())).job
    queue.close()
    await database.close()
    return job.id


def _told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 0
    return capsys.readouterr().out


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DIFOOTSION_HOME", str(tmp_path))
    return f"sqlite:///{tmp_path / 'difootsion.db'}"


def test_jobs_are_listed_and_cancelled(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    migrate(Database(url))
    assert _told(capsys, "jobs") == "No job waits or runs.\n"
    job_id = asyncio.run(_one_job(url))
    line = _told(capsys, "jobs")
    assert line.startswith(f"{job_id}  queued")
    assert "complete" in line
    assert json.loads(_told(capsys, "jobs", "--json"))["jobs"][0]["id"] == job_id
    assert _told(capsys, "jobs", "--cancel", job_id) == "No job waits or runs.\n"
    assert asyncio.run(_state(url, job_id)) == "cancelled"


async def _state(url: str, job_id: str) -> str:
    database = Database(url)
    async with database.transaction() as session:
        state = (await session.get_one(Job, job_id)).state
    await database.close()
    return state


def test_a_job_that_is_not_there_cannot_be_cancelled(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    migrate(Database(url))
    assert run(("jobs", "--cancel", "nothing")) == 2
    assert "no such job" in capsys.readouterr().err


def test_jobs_says_where_no_installation_is_and_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIFOOTSION_HOME", str(tmp_path / "elsewhere"))
    assert run(("jobs",)) == 2
    said = capsys.readouterr()
    assert f"no installation at {tmp_path / 'elsewhere' / 'difootsion.db'}: set DIFOOTSION_HOME" in said.err
    assert said.out == ""
    assert not (tmp_path / "elsewhere").exists()


def test_a_database_of_something_else_is_no_installation(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(tmp_path / "difootsion.db")) as connection:
        connection.execute("create table cats (name)")
        assert run(("jobs",)) == 2
        assert "no installation at" in capsys.readouterr().err
        assert connection.execute("select name from sqlite_master").fetchall() == [("cats",)]


def test_a_database_that_is_away_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIFOOTSION_DATABASE_URL", "postgresql://anna:horse@127.0.0.1:1/queue")
    assert run(("jobs",)) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert "The database postgresql://anna:***@127.0.0.1:1/queue cannot be read: connection failed" in line


def test_a_worker_that_dies_is_started_again_until_all_is_stopped(tmp_path: Path) -> None:
    family = build_tiny_family(tmp_path / "family")
    told = {"DIFOOTSION_HOME": str(tmp_path), "DIFOOTSION_FAMILY": str(family), "TELEGRAM_TOKEN": "1:secret"}
    log = tmp_path / "run.log"
    command = [str(Path(sys.executable).parent / "difootsion"), "run"]
    running = subprocess.Popen(command, env=dict(os.environ) | told, stderr=log.open("w"))
    try:
        _comes(log, "paints with", 1)
        (worker,) = psutil.Process(running.pid).children()
        assert "TELEGRAM_TOKEN" not in worker.environ()
        worker.kill()
        _comes(log, "paints with", 2)
        assert "it is started again in" in log.read_text()
        running.send_signal(signal.SIGTERM)
        assert running.wait(600) == 0
        assert not psutil.pid_exists(worker.pid)
    finally:
        running.kill()


def _comes(log: Path, words: str, times: int, within: float = 600.0) -> None:
    end = time.monotonic() + within
    while log.read_text().count(words) < times:
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.1)


def test_a_worker_knows_no_chats_token_but_the_stores_keys() -> None:
    given = {
        "TELEGRAM_TOKEN": "1",
        "DIFOOTSION_DISCORD_TOKEN": "2",
        "DIFOOTSION_WEB_PASSWORD": "4",
        "AWS_SECRET_ACCESS_KEY": "3",
        "HOME": "/",
    }
    assert without_tokens(given) == {"AWS_SECRET_ACCESS_KEY": "3", "HOME": "/"}


def test_the_chat_in_a_browser_is_served_at_the_address_that_is_printed(tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    told = dict(os.environ) | {"DIFOOTSION_HOME": str(tmp_path), "DIFOOTSION_WEB_PORT": str(port)}
    log = tmp_path / "chat.log"
    command = [str(Path(sys.executable).parent / "difootsion"), "chat", "--web"]
    running = subprocess.Popen(command, env=told, stdout=log.open("w"), stderr=subprocess.STDOUT)
    try:
        _comes(log, f"Open http://127.0.0.1:{port}\n", 1)
        with urlopen(f"http://127.0.0.1:{port}/", timeout=120) as page:
            assert page.status == 200
            assert page.headers["Set-Cookie"].startswith("difootsion=")
        second = subprocess.run(command, env=told, capture_output=True, text=True, timeout=600)
        assert second.returncode == 2
        assert second.stderr.splitlines()[-1].startswith(f"difootsion: Port {port} is taken")
        running.send_signal(signal.SIGTERM)
        assert running.wait(600) == 0
    finally:
        running.kill()


def test_the_chat_is_not_served_to_strangers(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIFOOTSION_WEB_HOST", "0.0.0.0")
    command = [str(Path(sys.executable).parent / "difootsion"), "chat", "--web"]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert refused.returncode == 2
    (line,) = [line for line in refused.stderr.splitlines() if line.startswith("difootsion: ")]
    assert "open to everybody who reaches 0.0.0.0" in line
    assert "DIFOOTSION_WEB_PASSWORD" in line
