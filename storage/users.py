"""People, known by what their platforms call them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import now
from storage.database import Database
from storage.tables import Draft, Identity, User

_DAY = timedelta(days=1)
_USER = (
    select(User)
    .join(Identity)
    .where(Identity.platform == bindparam("platform"), Identity.name == bindparam("name"))
)


@dataclass(frozen=True)
class Who:
    """A person as a platform names them."""

    platform: str
    name: str

    @property
    def key(self) -> str:
        """One text for both."""
        return f"{self.platform}:{self.name}"


async def user_of(database: Database, session: AsyncSession, who: Who, locale: str | None = None) -> User:
    """The user behind a platform's id, made at the first meeting; a locale that is given is remembered."""
    await database.serialise(session, f"user {who.key}")
    user = await known_user(session, who)
    if user is None:
        user = User(locale=locale)
        session.add(user)
        await session.flush()
        session.add(Identity(platform=who.platform, name=who.name, user_id=user.id))
    elif locale is not None:
        user.locale = locale
    return user


async def known_user(session: AsyncSession, who: Who) -> User | None:
    """The user behind a platform's id, if there is one."""
    found: User | None = await session.scalar(_USER, {"platform": who.platform, "name": who.name})
    return found


async def photos_since(session: AsyncSession, user_id: str, since: timedelta = _DAY) -> list[datetime]:
    """When the user sent photos lately."""
    times = select(Draft.created).where(Draft.user_id == user_id, Draft.created > now() - since)
    return list(await session.scalars(times))
