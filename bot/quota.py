"""The photos of a day: how many somebody has sent, those that were deleted since among them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.installation import Installation
from storage.columns import now
from storage.users import Who, known_user, photos_since


async def photos_sent(session: AsyncSession, back: Installation, who: Who) -> list[datetime]:
    """When somebody sent the photos that count towards the day."""
    user = await known_user(session, who)
    kept = [] if user is None else await photos_since(session, user.id)
    return [*kept, *back.forgotten.photos(who.key, now())]
