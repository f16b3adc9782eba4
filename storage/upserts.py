"""INSERT … ON CONFLICT, which SQLite and PostgreSQL know alike: one statement where two would race."""

from functools import cache
from typing import Any

from sqlalchemy import Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import Base

Insert = sqlite.Insert | postgresql.Insert


def dialect_of(session: AsyncSession) -> str:
    """Which database is spoken to: sqlite or postgresql."""
    return session.get_bind().dialect.name


@cache
def insert_unless_there(dialect: str, model: type[Base]) -> ReturningInsert[Any]:
    """Adds a row and returns its key; or returns nothing where that is there already."""
    return _insert(dialect, model).on_conflict_do_nothing().returning(*_table(model).primary_key)


def insert_or_update(
    dialect: str, model: type[Base], row: Select[*tuple[Any, ...]], updated: tuple[str, ...]
) -> Insert:
    """Adds the row that is selected, its columns in that order; or updates these of the one that is there."""
    insert = _insert(dialect, model).from_select([column.name for column in row.selected_columns], row)
    new = {name: insert.excluded[name] for name in updated}
    return insert.on_conflict_do_update(index_elements=list(_table(model).primary_key), set_=new)


def _insert(dialect: str, model: type[Base]) -> Insert:
    return (sqlite.insert if dialect == "sqlite" else postgresql.insert)(_table(model))


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__
