"""A desk with its storage, people at a platform, and a painter who ends their jobs."""

import io
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from PIL import Image
from skimage import data

from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.queue import Queue
from tests.fakes.chat import FakePlatform, Person
from tests.fakes.painter import Painter


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
def blobs(database: Database, folder_url: str) -> BlobStore:
    return BlobStore(open_store(folder_url), database)


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def installation(database: Database, queue: Queue, blobs: BlobStore) -> Installation:
    return Installation(database, blobs, queue)


@pytest.fixture
def desk(installation: Installation) -> Desk:
    return Desk(installation)


@pytest.fixture
def anna(desk: Desk, platform: FakePlatform) -> Person:
    return Person(desk, platform)


@pytest.fixture
def bora(desk: Desk, platform: FakePlatform) -> Person:
    return Person(desk, platform, "2", "c2", "ko-KR")


@pytest.fixture
def delivery(installation: Installation, platform: FakePlatform) -> Delivery:
    return Delivery(installation, platform)


@pytest.fixture
def painter(database: Database, queue: Queue, blobs: BlobStore) -> Painter:
    return Painter(database, queue, blobs)


@pytest.fixture(scope="session")
def photo() -> bytes:
    """A real photo, of somebody who is cut at the hips."""
    buffer = io.BytesIO()
    Image.fromarray(data.astronaut()).resize((256, 256)).save(buffer, "JPEG")
    return buffer.getvalue()
