import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from obstore.store import ObjectStore
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.contract import Complete
from pipeline.errors import Missing, UserMistake
from storage import jobs
from storage.blobs import BlobStore, StoredBlob, open_store
from storage.chats import forget_old_updates, taken_in, was_taken_in
from storage.columns import now
from storage.database import Database
from storage.drafts import adjust
from storage.forget import Receipt, expire, forget
from storage.jobs import Limits, submit
from storage.locking import latest_draft, locked_draft
from storage.queue import Queue
from storage.sweep import sweep
from storage.tables import Blob, Delivery, Draft, Job, JobState
from storage.users import Who, known_user
from tests.storage.scenes import ANNA, asking, everything, new_draft, painted, pose, stored


@pytest.fixture
def marks() -> dict[str, str]:
    return {name: secrets.token_hex(12) for name in ("name", "photo", "words", "prompt", "painted")}


async def lived(database: Database, blobs: BlobStore, queue: Queue, marks: dict[str, str]) -> Draft:
    """A draft with a painting, a correction, a done job and a waiting one, full of marks."""
    who = Who("telegram", marks["name"])
    draft = await new_draft(database, blobs, who, marks["photo"].encode())
    await painted(database, blobs, draft, marks["painted"].encode())
    async with database.transaction() as session:
        await adjust(session, await locked_draft(session, draft.id), pose(71.0), marks["words"])
    for update in ("1", "2"):
        request = replace(asking(draft, update), task=Complete("p", prompt=marks["prompt"]))
        async with database.transaction() as session:
            made = await submit(database, session, queue, request, Limits())
    async with database.transaction() as session:
        job = await jobs.begin(session, made.job.id, "w")
        assert job is not None
        await jobs.end(session, job, JobState.DONE, seconds=1.0)
    return draft


def files_with(folder: Path, mark: str) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and mark.encode() in file.read_bytes()]


async def test_nothing_of_a_user_is_left_anywhere(
    database: Database, blobs: BlobStore, queue: Queue, marks: dict[str, str], tmp_path: Path
) -> None:
    other = await new_draft(database, blobs, ANNA, b"another one's")
    await lived(database, blobs, queue, marks)
    before = await everything(database)
    assert [name for name, mark in marks.items() if mark in before] == ["name", "words", "prompt"]
    held = b"".join((await stored(blobs)).values())
    assert all(marks[name].encode() in held for name in ("photo", "painted"))
    receipt = await forget(database, blobs, queue, Who("telegram", marks["name"]))
    assert receipt == Receipt(drafts=1, pictures=2, poses=2, jobs=2)
    after = await everything(database)
    for mark in marks.values():
        assert mark not in after
        assert files_with(tmp_path, mark) == []  # on SQLite the database's own files are among them
    assert list((await stored(blobs)).values()) == [b"another one's"]
    assert queue.client.list_workflows() == []
    async with database.transaction() as session:
        assert await known_user(session, Who("telegram", marks["name"])) is None
        assert await session.get(Draft, other.id) is not None


async def test_forgetting_can_be_interrupted_and_asked_again(
    database: Database, blobs: BlobStore, queue: Queue, marks: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await lived(database, blobs, queue, marks)
    who = Who("telegram", marks["name"])
    with monkeypatch.context() as broken:
        broken.setattr(blobs, "delete", _away)
        with pytest.raises(ConnectionError):
            await forget(database, blobs, queue, who)
    assert (await forget(database, blobs, queue, who)).drafts == 1
    assert await forget(database, blobs, queue, who) == Receipt()


async def _away(names: list[str]) -> None:
    raise ConnectionError("the store is away")


async def test_what_was_interrupted_leaves_no_job_that_counts_and_is_ended_by_the_next_round(
    database: Database, blobs: BlobStore, queue: Queue, marks: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = await lived(database, blobs, queue, marks)
    with monkeypatch.context() as broken:
        broken.setattr(blobs, "delete", _away)
        with pytest.raises(ConnectionError):
            await forget(database, blobs, queue, Who("telegram", marks["name"]))
    async with database.transaction() as session:
        assert await jobs.open_jobs(session) == []
        for job_id in list(await session.scalars(select(Job.id))):
            assert await jobs.begin(session, job_id, "w") is None
        told = list(await session.scalars(select(Delivery.job_id)))
        assert len(told) == 1  # nobody is told of a job that ends because its draft does
        with pytest.raises(UserMistake, match="gone"):
            await locked_draft(session, draft.id)
        assert await latest_draft(session, draft.user_id, draft.platform, draft.chat) is None
    assert (await expire(database, blobs, queue, timedelta(days=30))).drafts == 1
    assert await stored(blobs) == {}


class Meanwhile:
    """A blob store in which something else happens when the first bytes are just gone."""

    def __init__(self, blobs: BlobStore, happens: Callable[[], Awaitable[None]]) -> None:
        self._delete, self._happens, self.times = blobs.delete, happens, 0

    async def delete(self, names: list[str]) -> None:
        await self._delete(names)
        self.times += 1
        if self.times == 1:
            await self._happens()


async def test_bytes_are_deleted_while_no_transaction_is_open(
    database: Database, blobs: BlobStore, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store far away takes its time, and PostgreSQL ends who is idle in a transaction."""
    await new_draft(database, blobs)
    transaction, opened = database.transaction, 0

    @asynccontextmanager
    async def counted() -> AsyncIterator[AsyncSession]:
        nonlocal opened
        async with transaction() as session:
            opened += 1
            yield session
            opened -= 1

    async def look() -> None:
        assert opened == 0

    monkeypatch.setattr(database, "transaction", counted)
    meanwhile = Meanwhile(blobs, look)
    monkeypatch.setattr(blobs, "delete", meanwhile.delete)
    assert (await forget(database, blobs, queue, ANNA)).drafts == 1
    assert meanwhile.times == 1


async def test_a_picture_that_is_stored_while_others_are_deleted_is_taken_back(
    database: Database, blobs: BlobStore, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = await new_draft(database, blobs)
    late: list[BaseException | StoredBlob] = []

    async def put() -> None:
        late.extend(await asyncio.gather(blobs.put(b"late", draft.id), return_exceptions=True))

    monkeypatch.setattr(blobs, "delete", Meanwhile(blobs, put).delete)
    await forget(database, blobs, queue, ANNA)
    assert "forgotten" in str(late)
    assert await stored(blobs) == {}


async def test_a_draft_that_is_made_while_others_are_deleted_goes_too(
    database: Database, blobs: BlobStore, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    await new_draft(database, blobs)

    async def another() -> None:
        await new_draft(database, blobs, ANNA, b"another photo")

    monkeypatch.setattr(blobs, "delete", Meanwhile(blobs, another).delete)
    assert (await forget(database, blobs, queue, ANNA)).drafts == 2
    assert await stored(blobs) == {}
    async with database.transaction() as session:
        assert await known_user(session, ANNA) is None


async def test_an_old_draft_that_is_used_at_the_last_moment_stays(
    database: Database, blobs: BlobStore, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [await new_draft(database, blobs) for _ in range(2)]

    async def used(days: int) -> None:
        async with database.transaction() as session:
            for draft_id in list(await session.scalars(select(Draft.id).where(~Draft.forgotten))):
                (await locked_draft(session, draft_id)).used = now() - timedelta(days=days)

    await used(31)
    monkeypatch.setattr(blobs, "delete", Meanwhile(blobs, lambda: used(0)).delete)
    assert (await expire(database, blobs, queue, timedelta(days=30))).drafts == 1
    async with database.transaction() as session:
        (left,) = await session.scalars(select(Draft.id))
    assert left in [draft.id for draft in drafts]


@pytest.mark.parametrize("days", [31, -31])
async def test_a_machine_whose_clock_is_wrong_deletes_nothing(
    postgres_url: str,
    folder_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    days: int,
) -> None:
    database = Database(postgres_url)
    blobs, queue = BlobStore(open_store(folder_url), database), Queue(database)
    draft = await new_draft(database, blobs)
    await blobs.put(b"preview", draft.id)
    async with database.transaction() as session:
        await taken_in(session, "telegram:1")
    right = time.time
    monkeypatch.setattr(time, "time", lambda: right() + 86400 * days)
    assert await expire(database, blobs, queue, timedelta(days=30)) == Receipt()
    assert await sweep(database, blobs) == 0
    await forget_old_updates(database)
    assert "nothing old is deleted" in caplog.text
    async with database.transaction() as session:
        assert await session.get(Draft, draft.id) is not None
        assert await was_taken_in(session, "telegram:1")
    assert len(await stored(blobs)) == 2
    queue.close()
    await database.close()


async def test_drafts_go_when_nobody_used_them_for_long(
    database: Database, blobs: BlobStore, queue: Queue
) -> None:
    old, young = await new_draft(database, blobs), await new_draft(database, blobs)
    async with database.transaction() as session:
        (await locked_draft(session, old.id)).used = now() - timedelta(days=31)
        (await locked_draft(session, young.id)).used = now() - timedelta(days=29)
    assert (await expire(database, blobs, queue, timedelta(days=30))).drafts == 1
    async with database.transaction() as session:
        assert list(await session.scalars(select(Draft.id))) == [young.id]
        assert list(await session.scalars(select(Job.id))) == []
    assert len(await stored(blobs)) == 1


async def test_a_picture_stored_while_its_draft_is_forgotten_is_taken_back(
    database: Database, blobs: BlobStore, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = await new_draft(database, blobs)
    on_its_way, forgotten = asyncio.Event(), asyncio.Event()
    wanted = blobs._is_wanted

    async def slowly(draft_id: str) -> bool:
        on_its_way.set()
        await forgotten.wait()
        return await wanted(draft_id)

    monkeypatch.setattr(blobs, "_is_wanted", slowly)
    late = asyncio.create_task(blobs.put(b"late", draft.id))
    await on_its_way.wait()
    await forget(database, blobs, queue, ANNA)
    forgotten.set()
    with pytest.raises(Missing, match="forgotten"):
        await late
    assert await stored(blobs) == {}


async def test_what_a_writer_left_that_was_killed_is_no_picture_and_goes_with_its_draft(
    database: Database, queue: Queue, tmp_path: Path, folder_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = BlobStore(open_store(folder_url), database)
    draft = await new_draft(database, blobs)
    killed = asyncio.create_task(blobs.put(b"whole", draft.id))

    async def half(path: str, data: bytes) -> None:
        """As the library writes: beside the name, which is given when all is there."""
        file = tmp_path / "blobs" / f"{path}#1"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data[:3])
        killed.cancel()
        await asyncio.sleep(60)

    monkeypatch.setattr(blobs, "_store", Halved(blobs._store, half))
    with pytest.raises(asyncio.CancelledError):
        await killed
    monkeypatch.undo()
    assert len(list((tmp_path / "blobs").glob("*/*#1"))) == 1
    async with database.transaction() as session:
        name = await session.scalar(
            select(Blob.name).where(Blob.size == 5, Blob.sha256 == sha256(b"whole").hexdigest())
        )
    assert name is not None
    with pytest.raises(Missing, match="cannot be read"):
        await blobs.get(name)
    await forget(database, blobs, queue, ANNA)
    assert [file for file in (tmp_path / "blobs").rglob("*") if file.is_file()] == []


class Halved:
    """A store whose writing is as it is told."""

    def __init__(self, store: ObjectStore, write: Callable[[str, bytes], Awaitable[None]]) -> None:
        self._store, self.put_async = store, write

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)
