"""Whose is what: nobody reaches the draft or the picture of another."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.text.locales import Locale, negotiate
from bot.web.callers import Caller
from bot.web.refusing import Refused
from storage.tables import Blob, Draft, User
from storage.users import known_user


async def own_draft(session: AsyncSession, caller: Caller, draft_id: str) -> Draft:
    """The caller's draft; raises Refused alike for what is another's and for what isn't there."""
    draft = await session.get(Draft, draft_id) if caller.draft_id in (None, draft_id) else None
    user = await known_user(session, caller.who)
    if draft is None or user is None or draft.user_id != user.id or not draft.pictures or draft.forgotten:
        raise Refused(404)
    return draft


async def own_blob(session: AsyncSession, caller: Caller, name: str) -> Blob:
    """The caller's blob; raises Refused as for drafts."""
    blob = await session.get(Blob, name)
    if blob is None:
        raise Refused(404)
    await own_draft(session, caller, blob.draft_id)
    return blob


async def locale_of(session: AsyncSession, draft: Draft) -> Locale:
    """The language that the draft's owner chose."""
    return negotiate((await session.get_one(User, draft.user_id)).locale)
