import asyncio
import time

import pytest
from sqlalchemy import select

from pipeline.errors import Missing, UserMistake
from storage.blobs import BlobStore
from storage.database import Database
from storage.drafts import adjust, back_to, redo, undo
from storage.locking import locked_draft
from storage.shown import Shown, what_is_shown
from storage.tables import Draft, PoseRevision
from tests.storage.scenes import CANVAS, new_draft, painted, pose, stored


async def shown(database: Database, draft: Draft) -> Shown:
    async with database.transaction() as session:
        return await what_is_shown(session, await locked_draft(session, draft.id))


async def test_a_photo_is_shown_without_a_pose(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    now = await shown(database, draft)
    assert (now.picture.kind, now.picture.number, now.pose) == ("photo", 1, None)
    assert (now.canvas.width, now.canvas.height) == (64, 60)
    assert await blobs.get(now.picture.blob) == b"photo"


async def test_undo_and_redo_walk_over_pictures_and_poses(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    await painted(database, blobs, draft)
    async with database.transaction() as session:
        await adjust(session, await locked_draft(session, draft.id), pose(75.0), "9 down 5")
    seen = []
    for step in (undo, undo, redo, redo):
        async with database.transaction() as session:
            now = await step(session, await locked_draft(session, draft.id))
        seen.append((now.picture.number, now.pose))
    assert seen == [(2, pose()), (1, None), (2, pose()), (2, pose(75.0))]
    with pytest.raises(UserMistake, match="nothing to redo"):
        async with database.transaction() as session:
            await redo(session, await locked_draft(session, draft.id))
    assert (await shown(database, draft)).pose == pose(75.0)


async def test_any_picture_can_be_gone_back_to(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    await painted(database, blobs, draft)
    async with database.transaction() as session:
        locked = await locked_draft(session, draft.id)
        await adjust(session, locked, pose(75.0), "9 down 5")
        await undo(session, locked)
        await undo(session, locked)
        now = await back_to(session, locked, 2)
    assert (now.picture.number, now.pose, now.canvas) == (2, pose(), CANVAS)
    assert not now.history.can_redo
    with pytest.raises(UserMistake, match="no picture 7: this draft has 1 to 2"):
        async with database.transaction() as session:
            await back_to(session, await locked_draft(session, draft.id), 7)


async def test_back_to_a_picture_is_to_its_own_pose_whatever_clocks_say(
    database: Database, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by a worker, adjusted by a bot whose clock is behind."""
    draft = await new_draft(database, blobs)
    picture = await painted(database, blobs, draft)
    right = time.time
    for number in (1, 2):
        monkeypatch.setattr(time, "time", lambda behind=5.0 * number: right() - behind)
        async with database.transaction() as session:
            await adjust(session, await locked_draft(session, draft.id), pose(75.0 + number), "9 down 5")
    async with database.transaction() as session:
        now = await back_to(session, await locked_draft(session, draft.id), 2)
        numbers = select(PoseRevision.number).where(PoseRevision.picture_id == picture.id)
        assert sorted(await session.scalars(numbers)) == [1, 2, 3]
    assert now.pose == pose()


async def test_nobody_elses_draft_can_be_touched(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    with pytest.raises(UserMistake, match="gone"):
        async with database.transaction() as session:
            await locked_draft(session, draft.id, user_id="somebody else")


async def test_actions_at_the_same_moment_all_count(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    await painted(database, blobs, draft)

    async def move(knee: float) -> None:
        async with database.transaction() as session:
            await adjust(session, await locked_draft(session, draft.id), pose(knee), f"to {knee}")

    await asyncio.gather(*(move(60.0 + number) for number in range(12)))
    now = await shown(database, draft)
    assert len(now.history.entries) == 2 + 12
    assert now.history.position == 13


async def test_what_fails_changes_nothing(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    await painted(database, blobs, draft)

    async def fail_midway() -> None:
        async with database.transaction() as session:
            await adjust(session, await locked_draft(session, draft.id), pose(80.0), "9 down 10")
            raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        await fail_midway()
    assert (await shown(database, draft)).pose == pose()


async def test_a_blob_that_was_altered_is_not_given_out(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    name = (await shown(database, draft)).picture.blob
    ((path, data),) = (await stored(blobs)).items()
    await blobs._store.put_async(path, data[:3])
    with pytest.raises(Missing, match="damaged"):
        await blobs.get(name)
    await blobs.delete([name])
    with pytest.raises(Missing, match="cannot be read"):
        await blobs.get(name)
    with pytest.raises(Missing, match="no picture"):
        await blobs.get("0" * 32)
