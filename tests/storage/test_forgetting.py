import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from pipeline.contract import Complete
from storage import jobs
from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.drafts import adjust, locked_draft
from storage.forget import Receipt, expire, forget
from storage.jobs import Limits, submit
from storage.queue import Queue
from storage.tables import Base, Draft, Job, JobState
from storage.users import Who, known_user
from tests.storage.scenes import ANNA, asking, new_draft, painted, pose


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


async def everything(database: Database) -> str:
    """All rows of all tables, the queue's too, as one text."""
    tables = [f'"{table.name}"' for table in Base.metadata.sorted_tables]
    queues = ("workflow_status", "operation_outputs", "streams", "workflow_events", "notifications")
    tables += [name if database.is_sqlite else f"dbos.{name}" for name in queues]
    async with database.transaction() as session:
        rows = [(await session.execute(text(f"select * from {name}"))).all() for name in tables]
    return "\n".join(str(tuple(row)) for table in rows for row in table)  # a row's own text is shortened


def files_with(folder: Path, mark: str) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and mark.encode() in file.read_bytes()]


async def test_nothing_of_a_user_is_left_anywhere(
    database: Database, blobs: BlobStore, queue: Queue, marks: dict[str, str], tmp_path: Path
) -> None:
    other = await new_draft(database, blobs, ANNA, b"another one's")
    await lived(database, blobs, queue, marks)
    before = await everything(database)
    assert [name for name, mark in marks.items() if mark in before] == ["name", "words", "prompt"]
    assert all(files_with(tmp_path / "blobs", marks[name]) for name in ("photo", "painted"))
    receipt = await forget(database, blobs, queue, Who("telegram", marks["name"]))
    assert receipt == Receipt(drafts=1, pictures=2, poses=2, jobs=2)
    after = await everything(database)
    for mark in marks.values():
        assert mark not in after
        assert files_with(tmp_path, mark) == []  # on SQLite the database's own files are among them
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


async def test_drafts_go_when_nobody_used_them_for_long(
    database: Database, blobs: BlobStore, queue: Queue, tmp_path: Path
) -> None:
    old, young = await new_draft(database, blobs), await new_draft(database, blobs)
    async with database.transaction() as session:
        (await locked_draft(session, old.id)).used = now() - timedelta(days=31)
        (await locked_draft(session, young.id)).used = now() - timedelta(days=29)
    assert (await expire(database, blobs, queue, timedelta(days=30))).drafts == 1
    async with database.transaction() as session:
        assert list(await session.scalars(select(Draft.id))) == [young.id]
        assert list(await session.scalars(select(Job.id))) == []
    assert len([file for file in (tmp_path / "blobs").rglob("*") if file.is_file()]) == 1
