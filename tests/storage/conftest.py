"""The same tests on SQLite and on PostgreSQL, with the queue's own tables."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import pytest_asyncio

from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.migrate import migrate
from storage.queue import Queue
from tests.storage.postgres import running_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def template(postgres: str) -> str:
    """A database with all tables, copied for each test."""
    name = "template_of_tests"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    migrate(Database(f"{postgres}/{name}"))
    return name


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    migrate(Database(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        empty: Path = request.getfixturevalue("empty_file")
        path = tmp_path / "test.db"
        with closing(sqlite3.connect(empty)) as full, closing(sqlite3.connect(path)) as copy:
            full.backup(copy)
        return f"sqlite:///{path}"
    server: str = request.getfixturevalue("postgres")
    template: str = request.getfixturevalue("template")
    name = f"test_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return f"{server}/{name}"


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    yield made
    await made.close()


@pytest.fixture
def queue(database: Database) -> Iterator[Queue]:
    made = Queue(database)
    yield made
    made.close()


@pytest.fixture
def blobs(database: Database, tmp_path: Path) -> BlobStore:
    return BlobStore(open_store((tmp_path / "blobs").as_uri()), database)
