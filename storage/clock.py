"""The time by which things are deleted: a clock that is wrong must not make all drafts look old."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import now
from storage.upserts import dialect_of

_ALIKE = timedelta(minutes=10)  # no two machines that are looked after differ by more
_log = logging.getLogger(__name__)


async def agreed_now(session: AsyncSession) -> datetime | None:
    """The database's time; None where this machine's differs much, and one of them is wrong.

    A file of SQLite has no other clock than this machine's.
    """
    if dialect_of(session) == "sqlite":
        return now()
    theirs = (await session.execute(select(func.clock_timestamp()))).scalar_one()
    assert isinstance(theirs, datetime)
    ours = now()
    if abs(theirs - ours) <= _ALIKE:
        return theirs
    _log.error("nothing old is deleted: the database's clock says %s, this machine's %s", theirs, ours)
    return None
