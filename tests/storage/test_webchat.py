"""Messages of web chats: stored once, in revisions that only grow, gone with their drafts and people."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import webchat
from storage.blobs import BlobStore
from storage.columns import now
from storage.database import Database
from storage.forget import expire, forget
from storage.queue import Queue
from storage.sweep import sweep
from storage.tables import Blob, Draft, WebChat, WebMessage, WebPicture
from storage.users import Who, user_of
from storage.webchat import ChatGone, Content, Posted, Shown
from tests.storage.scenes import new_draft, painted

EVA = Who("web", "eva")
BUTTONS = [[{"text": "Paint", "data": "paint.d1."}], [{"text": "Undo", "data": "undo.d1."}]]


async def meet(database: Database, who: Who = EVA) -> None:
    async with database.transaction() as session:
        await user_of(database, session, who)


async def says(database: Database, content: Content, name: str = "m1", chat: str = "eva") -> Posted:
    async with database.transaction() as session:
        return await webchat.post(database, session, chat, name, True, content)


async def changes(
    database: Database, content: Content, name: str = "m1", chat: str = "eva"
) -> tuple[Posted, list[str]]:
    async with database.transaction() as session:
        return await webchat.change(database, session, chat, name, content)


async def since(database: Database, revision: int = 0, chat: str = "eva") -> list[Posted]:
    async with database.transaction() as session:
        return await webchat.since(session, chat, revision)


async def test_a_message_comes_back_as_it_went_in(database: Database, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs, EVA)
    blob = await blobs.put(b"picture", draft.id)
    shown = (Shown(blob.name, "picture.png", 64, 60), Shown(blob.name, "full.png", 640, 600, as_file=True))
    content = Content("여기요, 다 됐어요.", shown, BUTTONS, draft.id, "job")
    posted = await says(database, content)
    assert posted.content == content
    async with database.transaction() as session:
        assert await webchat.message(session, "eva", "m1") == posted
        assert await webchat.message(session, "eva", "m2") is None
        assert await webchat.history(session, "eva") == [posted]
        assert await webchat.history(session, "another") == []
        standing = await webchat.standing(session, "eva")
        assert standing is not None
        assert (standing.revision, standing.began < posted.revision) == (posted.revision, True)
        assert await webchat.standings(session, ["eva", "another"]) == {"eva": posted.revision}


async def test_the_same_name_is_stored_once_whoever_is_quicker(database: Database) -> None:
    await meet(database)
    posted = await asyncio.gather(*(says(database, Content(f"try {number}")) for number in range(6)))
    assert len({each.content.text for each in posted}) == 1
    assert len(await since(database)) == 1


async def test_revisions_are_each_given_once_and_in_order(database: Database) -> None:
    await meet(database)
    posted = await asyncio.gather(*(says(database, Content("x"), f"m{number}") for number in range(12)))
    revisions = sorted(each.revision for each in posted)
    assert revisions == list(range(revisions[0], revisions[0] + 12))
    newer = await since(database, revisions[8])
    assert [each.revision for each in newer] == revisions[9:]


async def test_a_change_is_new_and_stays_in_its_place(database: Database) -> None:
    await meet(database)
    first, second = await says(database, Content("one")), await says(database, Content("two"), "m2")
    changed, _ = await changes(database, Content("one, changed", buttons=BUTTONS))
    assert changed.revision > second.revision > first.revision
    assert await since(database, second.revision) == [changed]
    async with database.transaction() as session:
        kept = await webchat.history(session, "eva")
    assert [each.content.text for each in kept] == ["one, changed", "two"]


async def test_only_what_nothing_names_any_more_is_to_be_deleted(
    database: Database, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs, EVA)
    async with database.transaction() as session:
        photo = await webchat.photo_of(session, draft.id)
    assert photo is not None
    assert (photo.width, photo.height) == (64, 60)
    previews = [Shown((await blobs.put(b"p", draft.id)).name, "preview.jpg", 8, 8) for _ in range(3)]
    one, two, three = previews
    await says(database, Content("", (photo, one, two), draft_id=draft.id))
    await says(database, Content("", (two,), draft_id=draft.id), "m2")
    _, left = await changes(database, Content("", (three,), draft_id=draft.id))
    assert left == [one.blob]  # the photo is in the tree, and two is in the other message
    _, left = await changes(database, Content("", (three,), draft_id=draft.id))
    assert left == []
    await blobs.delete([one.blob])
    async with database.transaction() as session:
        await webchat.forget_blobs(session, [one.blob])
    assert await sweep(database, blobs, timedelta(seconds=-1)) == 0  # what messages show stays


async def test_without_a_visitor_a_draft_or_the_message_there_is_nothing_to_write(
    database: Database, blobs: BlobStore
) -> None:
    with pytest.raises(ChatGone):
        await says(database, Content("x"))
    await meet(database)
    with pytest.raises(ChatGone):
        await says(database, Content("x", draft_id="0" * 32))
    with pytest.raises(ChatGone):
        await changes(database, Content("x"), "nothing")
    await says(database, Content("x"))
    with pytest.raises(ChatGone):
        await changes(database, Content("x", draft_id="0" * 32))
    assert await since(database, chat="another") == []


async def test_messages_go_with_their_draft_and_the_rest_after_as_long(
    database: Database, blobs: BlobStore, queue: Queue
) -> None:
    draft = await new_draft(database, blobs, EVA)
    blob = await blobs.put(b"picture", draft.id)
    await says(database, Content("of it", (Shown(blob.name, "p", 1, 1),), draft_id=draft.id))
    await says(database, Content("old"), "m2")
    await says(database, Content("young"), "m3")
    async with database.transaction() as session:
        (await session.get_one(Draft, draft.id)).used = now() - timedelta(days=31)
        (await session.get_one(WebMessage, ("eva", "m2"))).created = now() - timedelta(days=31)
    await expire(database, blobs, queue, timedelta(days=30))
    assert [each.content.text for each in await since(database)] == ["young"]
    async with database.transaction() as session:
        assert list(await session.scalars(select(WebPicture.blob))) == []
        assert list(await session.scalars(select(Blob.name))) == []


async def test_nothing_is_left_of_whom_is_forgotten_and_revisions_go_on(
    database: Database, blobs: BlobStore, queue: Queue
) -> None:
    draft, other = await new_draft(database, blobs, EVA), await new_draft(database, blobs, Who("web", "finn"))
    picture = await painted(database, blobs, draft)
    before = await says(database, Content("of Eva", (Shown(picture.blob, "p", 1, 1),), draft_id=draft.id))
    finns = await says(database, Content("of Finn", draft_id=other.id), chat="finn")
    await forget(database, blobs, queue, EVA)
    async with database.transaction() as session:
        assert await webchat.standing(session, "eva") is None
        assert not await webchat.is_visitor(session, "eva")
        assert list(await session.scalars(select(WebChat.chat))) == ["finn"]
        assert list(await session.scalars(select(WebPicture.chat))) == []
    assert await since(database, chat="finn") == [finns]
    await meet(database)
    again = await says(database, Content("new"))
    assert again.revision > before.revision
