"""Drafts that a transaction has for itself alone, and what it knows of them without asking again."""

from dataclasses import dataclass, field

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from pipeline.errors import UserMistake
from storage.history import Entry
from storage.tables import Draft

_AS_IT_IS = {"populate_existing": True}  # who waited for the lock wants to see what the other one did
_DRAFT = (
    select(Draft)
    .where(Draft.id == bindparam("draft"), ~Draft.forgotten)
    .with_for_update()
    .execution_options(**_AS_IT_IS)
)
_LATEST = (
    select(Draft)
    .where(
        Draft.user_id == bindparam("user"),
        Draft.platform == bindparam("platform"),
        Draft.chat == bindparam("chat"),
        ~Draft.forgotten,
    )
    .order_by(Draft.used.desc(), Draft.created.desc())
    .limit(1)
    .with_for_update()
    .execution_options(**_AS_IT_IS)
)


@dataclass
class Held:
    """Drafts that are locked, and of those: the histories, and each picture's first pose."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    histories: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    first_poses: dict[str, str | None] = field(default_factory=dict)


def held(session: AsyncSession) -> Held:
    """What this transaction has locked."""
    found: Held = session.info.setdefault("held", Held())
    return found


async def locked_draft(session: AsyncSession, draft_id: str, user_id: str | None = None) -> Draft:
    """The draft, for this transaction alone; raises UserMistake where it is gone or somebody else's."""
    draft = await locked_if_there(session, draft_id)
    if draft is None or (user_id is not None and draft.user_id != user_id):
        raise UserMistake("This draft is gone: send the photo again.")
    return draft


async def locked_if_there(session: AsyncSession, draft_id: str) -> Draft | None:
    """The draft, for this transaction alone; it is asked for once."""
    known = held(session).drafts.get(draft_id)
    return known or _keep(session, await session.scalar(_DRAFT, {"draft": draft_id}))


async def latest_draft(session: AsyncSession, user_id: str, platform: str, chat: str) -> Draft | None:
    """The draft that its owner used last in this chat, for this transaction alone."""
    place = {"user": user_id, "platform": platform, "chat": chat}
    return _keep(session, await session.scalar(_LATEST, place))


def _keep(session: AsyncSession, draft: Draft | None) -> Draft | None:
    if draft is not None:
        held(session).drafts[draft.id] = draft
    return draft
