"""Rows read from SQLite and written to PostgreSQL as they are, with a sum that is the same on both sides."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    Text,
    cast,
    select,
    text,
    type_coerce,
)

_AT_ONCE = 1000
_MODULUS = 1 << 256


@dataclass(frozen=True)
class Sum:
    """How many rows, and a checksum that does not depend on their order."""

    count: int = 0
    digest: int = 0

    def with_row(self, row: tuple[Any, ...]) -> "Sum":
        """One row more."""
        told = "\x1f".join(_told(value) for value in row)
        number = int.from_bytes(hashlib.sha256(told.encode()).digest(), "big")
        return Sum(self.count + 1, (self.digest + number) % _MODULUS)


def copy_table(reading: Connection, writing: Connection, table: Table) -> Sum:
    """Copy every row; the sum of what was read."""
    sent = Sum()
    quote = writing.dialect.identifier_preparer.quote
    columns = ", ".join(quote(column.name) for column in table.columns)
    driver = writing.connection.driver_connection
    assert driver is not None
    # By rowid: a row that another one of its table names came before it.
    rows = select(*_as_text(table)).order_by(text("rowid"))
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy,
    ):
        for row in _read(reading, rows):
            sent = sent.with_row(row)
            copy.write_row(row)
    return sent


def sum_of_copies(writing: Connection, table: Table) -> Sum:
    """The sum of what arrived."""
    arrived = Sum()
    for row in _read(writing, select(*_as_text(table, arrived=True))):
        arrived = arrived.with_row(row)
    return arrived


def _as_text(table: Table, arrived: bool = False) -> Iterator[ColumnElement[Any]]:
    """The columns; JSON as the text that was written, so that not a digit or a null of it changes."""
    for column in table.columns:
        if isinstance(column.type, JSON):
            yield (cast(column, Text) if arrived else type_coerce(column, Text)).label(column.name)
        else:
            yield column


def _read(connection: Connection, rows: Select[Any]) -> Iterator[tuple[Any, ...]]:
    for row in connection.execute(rows, execution_options={"yield_per": _AT_ONCE}):
        yield _cleaned(row)


def _cleaned(row: Row[Any]) -> tuple[Any, ...]:
    # PostgreSQL has no room for the character 0, which SQLite takes.
    return tuple(value.replace("\0", "") if isinstance(value, str) else value for value in row)


def _told(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else repr(value)
