from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.fakes.tiny_family import build_tiny_family
from tests.pipeline.worker.yard import Yard


@pytest.fixture(scope="session")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_family(tmp_path_factory.mktemp("family"))


@pytest_asyncio.fixture
async def yard(tmp_path: Path, family: Path, database_url: str) -> AsyncIterator[Yard]:
    made = Yard(tmp_path, family, database_url)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def pg_yard(tmp_path: Path, family: Path, postgres_url: str) -> AsyncIterator[Yard]:
    """With room for several workers."""
    made = Yard(tmp_path, family, postgres_url)
    yield made
    await made.close()
