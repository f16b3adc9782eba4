"""The same tests on SQLite and PostgreSQL, on a folder and an S3-compatible server."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.queue import Queue


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
def blobs(database: Database, blobs_url: str) -> BlobStore:
    return BlobStore(open_store(blobs_url), database)
