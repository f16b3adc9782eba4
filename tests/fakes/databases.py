"""Databases for tests: SQLite files and PostgreSQL databases with all tables, copied from a template."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from storage.database import Database
from storage.migrate import migrate
from tests.fakes.postgres import running_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_server() as server:
        yield server.url


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


@pytest.fixture
def sqlite_url(empty_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "test.db"
    with closing(sqlite3.connect(empty_file)) as full, closing(sqlite3.connect(path)) as copy:
        full.backup(copy)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: str, template: str) -> str:
    name = f"test_{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return f"{postgres}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url
