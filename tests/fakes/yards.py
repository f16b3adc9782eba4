"""Places with a database, a blob store and workers, as tests ask for them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.fakes.tiny_family import build_tiny_family
from tests.pipeline.worker.yard import Yard


@pytest.fixture(scope="session")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_family(tmp_path_factory.mktemp("family"))


@pytest.fixture(params=["files", "servers"])
def yard(request: pytest.FixtureRequest) -> Yard:
    """SQLite and a folder; PostgreSQL and an S3-compatible store."""
    made: Yard = request.getfixturevalue("file_yard" if request.param == "files" else "server_yard")
    return made


@pytest_asyncio.fixture
async def file_yard(tmp_path: Path, family: Path, sqlite_url: str) -> AsyncIterator[Yard]:
    async with Yard(tmp_path, family, sqlite_url) as made:
        yield made


@pytest_asyncio.fixture
async def server_yard(tmp_path: Path, family: Path, postgres_url: str, s3_url: str) -> AsyncIterator[Yard]:
    """With room for several workers, on several machines."""
    async with Yard(tmp_path, family, postgres_url, s3_url) as made:
        yield made
