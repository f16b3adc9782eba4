"""Chats on the web: messages with their pictures, and revisions by which pages know what is new."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import now
from storage.database import Database
from storage.tables import Blob, Draft, Identity, Picture, WebChat, WebMessage, WebPicture

PLATFORM = "web"
Buttons = list[list[dict[str, str]]]


@dataclass(frozen=True)
class Shown:
    """A picture in a message: its blob, its file's name, its size in pixels; `as_file`: to be downloaded."""

    blob: str
    name: str
    width: int
    height: int
    as_file: bool = False


@dataclass(frozen=True)
class Content:
    """What a message says and shows."""

    text: str
    pictures: tuple[Shown, ...] = ()
    buttons: Buttons = field(default_factory=list)
    draft_id: str | None = None
    job_id: str | None = None


@dataclass(frozen=True)
class Posted:
    """A message as it is now."""

    name: str
    revision: int
    by_bot: bool
    content: Content
    at: datetime


@dataclass(frozen=True)
class Standing:
    """A chat: every revision of it is higher than `began`; `revision` is the newest."""

    began: int
    revision: int


class ChatGone(Exception):
    """The visitor, the draft or the message is not there any more."""


async def post(
    database: Database, session: AsyncSession, chat: str, name: str, by_bot: bool, content: Content
) -> Posted:
    """Put a message into a chat; one whose name is there already stays as it is. Raises ChatGone."""
    await database.serialise(session, f"web chat {chat}")
    known = await session.get(WebMessage, (chat, name))
    if known is not None:
        return await _posted(session, known)
    await _expect_draft(session, content.draft_id)
    revision = await _next_revision(session, chat)
    message = WebMessage(chat=chat, name=name, number=revision, revision=revision, by_bot=by_bot)
    _fill(message, content)
    session.add(message)
    await session.flush()
    _show(session, message, content.pictures)
    await session.flush()
    return await _posted(session, message)


async def change(
    database: Database, session: AsyncSession, chat: str, name: str, content: Content
) -> tuple[Posted, list[str]]:
    """Put something else in place of a message; blobs that nothing names any more are to be deleted.

    Raises ChatGone where the message is not there.
    """
    await database.serialise(session, f"web chat {chat}")
    message = await session.get(WebMessage, (chat, name))
    if message is None:
        raise ChatGone(f"There is no message {name}.")
    await _expect_draft(session, content.draft_id)
    before = await _pictures(session, message)
    _fill(message, content)
    message.revision = await _next_revision(session, chat)
    own = (WebPicture.chat == chat, WebPicture.message == name)
    await session.execute(delete(WebPicture).where(*own))
    _show(session, message, content.pictures)
    await session.flush()
    return await _posted(session, message), await _unnamed(session, [shown.blob for shown in before])


async def forget_blobs(session: AsyncSession, names: Sequence[str]) -> None:
    """Delete the rows of blobs whose bytes are gone."""
    await session.execute(delete(Blob).where(Blob.name.in_(names)))


async def standing(session: AsyncSession, chat: str) -> Standing | None:
    """How far a chat is; None where nothing was said yet, or all was forgotten."""
    known = await session.get(WebChat, chat)
    return None if known is None else Standing(known.began, known.revision)


async def standings(session: AsyncSession, chats: Sequence[str]) -> dict[str, int]:
    """The newest revisions of several chats; those without messages have none."""
    chosen = select(WebChat.chat, WebChat.revision).where(WebChat.chat.in_(chats))
    return {row[0]: row[1] for row in await session.execute(chosen)}


async def since(session: AsyncSession, chat: str, revision: int = 0) -> list[Posted]:
    """All messages that are new or changed after a revision; the oldest change first."""
    newer = (WebMessage.chat == chat, WebMessage.revision > revision)
    return await _all(session, select(WebMessage).where(*newer).order_by(WebMessage.revision))


async def history(session: AsyncSession, chat: str) -> list[Posted]:
    """All messages, the oldest first."""
    own = select(WebMessage).where(WebMessage.chat == chat)
    return await _all(session, own.order_by(WebMessage.number))


async def message(session: AsyncSession, chat: str, name: str) -> Posted | None:
    """One message."""
    found = await session.get(WebMessage, (chat, name))
    return None if found is None else await _posted(session, found)


async def photo_of(session: AsyncSession, draft_id: str) -> Shown | None:
    """The photo that a draft was made of."""
    first = select(Picture).where(Picture.draft_id == draft_id, Picture.number == 1)
    photo = await session.scalar(first)
    return None if photo is None else Shown(photo.blob, "photo.png", photo.width, photo.height)


async def is_visitor(session: AsyncSession, chat: str) -> bool:
    """Whether there is somebody whose chat this is."""
    return await session.get(Identity, (PLATFORM, chat)) is not None


async def forget_old(session: AsyncSession, before: datetime) -> None:
    """Delete messages that belong to no draft and are older; the others go with their drafts."""
    old = (WebMessage.draft_id.is_(None), WebMessage.created < before)
    await session.execute(delete(WebMessage).where(*old))


async def _next_revision(session: AsyncSession, chat: str) -> int:
    known = await session.get(WebChat, chat, with_for_update=True)
    if known is None:
        identity = await session.get(Identity, (PLATFORM, chat))
        if identity is None:
            raise ChatGone(f"There is no visitor {chat}.")
        # Milliseconds: a chat that is begun anew is ahead of what pages saw before it was forgotten.
        began = int(now().timestamp() * 1000)
        known = WebChat(chat=chat, user_id=identity.user_id, began=began, revision=began)
        session.add(known)
    known.revision += 1
    await session.flush()
    return known.revision


async def _expect_draft(session: AsyncSession, draft_id: str | None) -> None:
    """Lock the draft against being forgotten meanwhile."""
    if draft_id is None:
        return
    row = (
        select(Draft.id)
        .where(Draft.id == draft_id, ~Draft.forgotten)
        .with_for_update(read=True, key_share=True)
    )
    if await session.scalar(row) is None:
        raise ChatGone("The draft is forgotten.")


def _fill(row: WebMessage, content: Content) -> None:
    row.text, row.buttons = content.text, content.buttons
    row.draft_id, row.job_id = content.draft_id, content.job_id


def _show(session: AsyncSession, row: WebMessage, pictures: tuple[Shown, ...]) -> None:
    for position, shown in enumerate(pictures):
        session.add(
            WebPicture(
                chat=row.chat,
                message=row.name,
                position=position,
                blob=shown.blob,
                name=shown.name,
                width=shown.width,
                height=shown.height,
                as_file=shown.as_file,
            )
        )


async def _all(session: AsyncSession, chosen: Select[WebMessage]) -> list[Posted]:
    """Messages with their pictures, in two questions however many they are."""
    rows = list(await session.scalars(chosen))
    shown: dict[str, list[Shown]] = {row.name: [] for row in rows}
    if rows:
        own = (WebPicture.chat == rows[0].chat, WebPicture.message.in_(shown))
        for each in await session.scalars(select(WebPicture).where(*own).order_by(WebPicture.position)):
            shown[each.message].append(_as_shown(each))
    return [_as_posted(row, tuple(shown[row.name])) for row in rows]


async def _pictures(session: AsyncSession, row: WebMessage) -> tuple[Shown, ...]:
    own = select(WebPicture).where(WebPicture.chat == row.chat, WebPicture.message == row.name)
    return tuple(map(_as_shown, await session.scalars(own.order_by(WebPicture.position))))


async def _posted(session: AsyncSession, row: WebMessage) -> Posted:
    return _as_posted(row, await _pictures(session, row))


def _as_shown(row: WebPicture) -> Shown:
    return Shown(row.blob, row.name, row.width, row.height, row.as_file)


def _as_posted(row: WebMessage, pictures: tuple[Shown, ...]) -> Posted:
    content = Content(row.text, pictures, row.buttons, row.draft_id, row.job_id)
    return Posted(row.name, row.revision, row.by_bot, content, row.created)


async def _unnamed(session: AsyncSession, blobs: Sequence[str]) -> list[str]:
    """Those of the blobs that no picture of a tree and no message names."""
    named = or_(
        exists().where(or_(Picture.blob == Blob.name, Picture.mask == Blob.name)),
        exists().where(WebPicture.blob == Blob.name),
    )
    return list(await session.scalars(select(Blob.name).where(Blob.name.in_(blobs), ~named)))
