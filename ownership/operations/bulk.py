"""Many rows on one statement's way: streamed into the table, and counted by the server before it checks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange, Jsonb
from django.db.models import Field, JSONField
from psycopg.sql import SQL, Identifier

from .work import ById, Table

# PostgreSQL learns by itself what a table holds once so many rows, and such a part of it, are new.
MANY, PART = 1_000, 0.1


def insert(model: Table, rows: ById) -> None:
    """Make rows, with the model's defaults, as a stream: their text is never whole in memory."""
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    columns = SQL(", ").join([Identifier(field.column) for field in fields])
    statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(model._meta.db_table), columns)
    # What the server refuses is told as after any other statement.
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for line in _lines(fields, rows):
            copy.write_row(line)


def _lines(fields: Collection[Any], rows: ById) -> Iterator[list[Any]]:
    columns = [(field.attname, field.get_default, _written(field)) for field in fields]
    for values in rows.values():
        yield [written(values[name] if name in values else default()) for name, default, written in columns]


def _written(field: Field[Any, Any]) -> Callable[[Any], Any]:
    if isinstance(field, JSONField):
        return lambda value: None if value is None else Jsonb(value)
    return lambda value: f"[{value.lower},{value.upper or ''})" if isinstance(value, DateRange) else value


def learn(tables: dict[str, int]) -> None:
    """Let the server count the tables of which many rows, by the given numbers, are new.

    It does so by itself a minute after the commit; until then it plans for the tables as they were, and
    what checks the rows in this transaction would read a table that was small from end to end for each.
    """
    grown = {table: new for table, new in tables.items() if new >= MANY}
    if not grown:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples FROM pg_class WHERE oid = ANY(%s::regclass[])", [[*grown]])
        stale = sorted(table for table, known in cursor.fetchall() if grown[table] > known * PART)
        if stale:
            cursor.execute(SQL("ANALYZE {}").format(SQL(", ").join(map(Identifier, stale))))
