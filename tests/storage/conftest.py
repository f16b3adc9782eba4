"""The same tests on SQLite and PostgreSQL, on a folder and an S3-compatible server."""

import pytest

from storage.blobs import BlobStore, open_store
from storage.database import Database


@pytest.fixture
def blobs(database: Database, blobs_url: str) -> BlobStore:
    return BlobStore(open_store(blobs_url), database)
