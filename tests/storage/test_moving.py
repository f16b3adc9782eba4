"""A filled installation moves from SQLite and a folder to PostgreSQL and an object store."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import func, select, text

from bot.cli import run
from pipeline.errors import Missing, UserMistake
from storage import jobs
from storage.blobs import BlobStore, open_store, path_of
from storage.chats import Place, remember, taken_in
from storage.database import Database
from storage.migrate import migrate
from storage.moving import Stores, move
from storage.queue import Queue
from storage.tables import Base, Blob, Job, JobState, Picture
from storage.users import Who
from tests.fakes.painter import Painter
from tests.pipeline.worker.yard import Yard
from tests.storage.scenes import stored


@dataclass(frozen=True)
class Left:
    """What the installation held when it was stopped."""

    home: Path
    waiting: str
    running: str
    rows: dict[str, int]

    @property
    def url(self) -> str:
        return f"sqlite:///{self.home / 'test.db'}"


@pytest_asyncio.fixture
async def left(tmp_path: Path, family: Path, sqlite_url: str) -> AsyncIterator[Left]:
    """Two people, three drafts, pictures, a chat; one job waits, another one was being painted."""
    async with Yard(tmp_path, family, sqlite_url) as yard:
        anna, bora = await yard.draft(Who("telegram", "1")), await yard.draft(Who("discord", "2"))
        for update in ("web:one", "web:two"):
            await yard.submit(anna, update=update)
        await Painter(yard.database, yard.queue, yard.blobs).paints()
        waiting = await yard.submit(anna, update="web:three")
        running = await yard.submit(bora, update="web:four")
        async with yard.database.transaction() as session:
            await jobs.begin(session, running.id, "local")
            await remember(session, Place("telegram", "1", "77"), anna.id, waiting.id)
            await taken_in(session, "web:one")
        counts = await _counts(yard.database)
        assert all(counts[name] for name in ("users", "drafts", "pictures", "poses", "history", "deliveries"))
    yield Left(tmp_path, waiting.id, running.id, counts)


@pytest.fixture
def new_url(postgres: str) -> str:
    """A database with nothing in it, as `createdb` makes it."""
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgres}/{name}"


async def _counts(database: Database) -> dict[str, int]:
    async with database.transaction() as session:
        return {
            table.name: await session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def _files(home: Path) -> dict[str, str]:
    """The checksum of every picture's file."""
    files = {str(file): file.read_bytes() for file in (home / "blobs").rglob("*") if file.is_file()}
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


async def test_everything_arrives_and_waiting_jobs_are_painted(
    left: Left, family: Path, new_url: str, s3_url: str, tmp_path: Path
) -> None:
    before = _files(left.home)
    stores = Stores(open_store((left.home / "blobs").as_uri()), open_store(s3_url))
    moved = move(Database(left.url), Database(new_url), stores)
    assert moved.rows == left.rows
    assert (moved.jobs, moved.pictures.lost) == (2, ())
    assert _files(left.home) == before
    assert await _counts(Database(left.url)) == left.rows
    home = tmp_path / "new"
    home.mkdir()
    async with Yard(home, family, new_url, s3_url) as yard:
        assert await _counts(yard.database) == left.rows
        async with yard.database.transaction() as session:
            pictures = list(await session.scalars(select(Picture)))
            assert (await session.get_one(Job, left.running)).state == JobState.QUEUED
        for name in {picture.blob for picture in pictures}:
            assert await yard.blobs.get(name)
        yard.start()
        for done in await yard.ended(left.waiting, left.running, within=600):
            assert done.state == "done"
            assert await yard.made(done.id) == (1, 1)


async def test_nothing_changes_on_the_way(left: Left, new_url: str) -> None:
    """Both databases give back the same rows, null and JSON's null kept apart."""
    old, new = Database(left.url), Database(new_url)
    async with old.transaction() as session:
        await session.execute(text("update pictures set recipe = 'null' where number = 1"))
        await session.execute(text("update drafts set prompt = 'red shoes 빨간 신발'"))
    await old.close()
    move(old, new)
    for table in Base.metadata.sorted_tables:
        asked = select(table).order_by(*table.primary_key.columns)
        if table.name == "jobs":
            asked = asked.where(table.c.id != left.running)
        async with old.transaction() as one, new.transaction() as other:
            assert (await one.execute(asked)).all() == (await other.execute(asked)).all(), table.name
            if table.name == "pictures":
                nulls = text("select count(*) from pictures where cast(recipe as text) = 'null'")
                assert await one.scalar(nulls) == await other.scalar(nulls) == 2
    await old.close()
    await new.close()


async def test_a_running_bot_or_worker_is_not_moved(left: Left, new_url: str) -> None:
    bot = Database(left.url)
    async with bot.transaction() as session:
        await session.execute(text("select 1"))
    with pytest.raises(UserMistake, match="is in use: stop the bot"):
        move(Database(left.url), Database(new_url))
    await bot.close()
    assert move(Database(left.url), Database(new_url)).rows == left.rows


async def test_a_database_that_holds_something_is_refused(left: Left, new_url: str) -> None:
    move(Database(left.url), Database(new_url))
    with pytest.raises(UserMistake, match="is not empty"):
        move(Database(left.url), Database(new_url))


def test_a_strangers_database_is_refused_and_left_alone(left: Left, new_url: str) -> None:
    with psycopg.connect(new_url, autocommit=True) as connection:
        connection.execute("create table guests (name text)")
        connection.execute("insert into guests values ('Anna')")
    with pytest.raises(UserMistake, match=r"is not empty \(public.guests\)"):
        move(Database(left.url), Database(new_url))
    with psycopg.connect(new_url) as connection:
        tables = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    assert tables == (1,)


SPOILT = """
create function spoil() returns trigger language plpgsql as
  'begin new.caption := new.caption || ''!''; return new; end';
create trigger spoil before insert on drafts for each row execute function spoil();
"""


async def test_what_arrives_otherwise_leaves_nothing_and_can_be_done_again(left: Left, new_url: str) -> None:
    migrate(Database(new_url))
    with psycopg.connect(new_url, autocommit=True) as connection:
        connection.execute(SPOILT)
        with pytest.raises(Missing, match="the table drafts differs; nothing was moved"):
            move(Database(left.url), Database(new_url))
        assert not any((await _counts(Database(new_url))).values())
        connection.execute("drop trigger spoil on drafts")
    assert move(Database(left.url), Database(new_url)).rows == left.rows


async def test_pictures_that_were_lost_before_are_named(left: Left, new_url: str, s3_url: str) -> None:
    old = Database(left.url)
    async with old.transaction() as session:
        lost, damaged, *_ = await session.scalars(select(Blob.name).order_by(Blob.name))
    await old.close()
    folder = left.home / "blobs"
    (folder / path_of(lost)).unlink()
    (folder / path_of(damaged)).write_bytes(b"nothing")
    target = open_store(s3_url)
    moved = move(old, Database(new_url), Stores(open_store(folder.as_uri()), target))
    assert sorted(moved.pictures.lost) == sorted([lost, damaged])
    assert moved.pictures.count == left.rows["blobs"] - 2
    assert len(await stored(BlobStore(target, old))) == moved.pictures.count


def test_the_command(
    left: Left, new_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (left.home / "test.db").rename(left.home / "difootsion.db")
    monkeypatch.setenv("DIFOOTSION_HOME", str(left.home))
    assert run(("move", "--to", new_url)) == 0
    told = capsys.readouterr().out
    assert f"{sum(left.rows.values())} rows" in told
    assert "2 open jobs" in told
    assert "Set DIFOOTSION_DATABASE_URL, and start again." in told
    assert run(("jobs",)) == 0  # the old one is as it was
    assert left.running in capsys.readouterr().out


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("postgresql://nobody@127.0.0.1:9/nothing", "cannot be reached"),
        ("sqlite:///elsewhere.db", "from SQLite to PostgreSQL"),
        ("mysql://host/db", "no database that is known"),
    ],
)
def test_where_nothing_can_be_moved_to(
    left: Left, target: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIFOOTSION_DATABASE_URL", left.url)
    assert run(("move", "--to", target)) in (2, 3)
    assert said in capsys.readouterr().err


def test_without_a_database_there_is_nothing_to_move(tmp_path: Path, new_url: str) -> None:
    with pytest.raises(UserMistake, match="There is no database"):
        move(Database(f"sqlite:///{tmp_path / 'none.db'}"), Database(new_url))
    assert not (tmp_path / "none.db").exists()


def test_jobs_enqueued_by_the_move_are_enqueued_once(left: Left, new_url: str) -> None:
    move(Database(left.url), Database(new_url))
    with closing(Queue(Database(new_url))) as queue:
        flows = queue.client.list_workflows()
    assert sorted(flow.workflow_id for flow in flows) == sorted([left.waiting, left.running])
