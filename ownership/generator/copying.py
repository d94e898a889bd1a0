"""Rows into a table, in one stream."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg.sql import SQL, Identifier

# How often somebody who waits is told how far it is.
EVERY = 10_000
Report = Callable[[str, int], None]


def copy(
    model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], *, report: Report, **same: Any
) -> int:
    """Write rows of these columns, and of those that are the same for all; say how many there were."""
    named = SQL(", ").join(map(Identifier, [*columns, *same]))
    statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(model._meta.db_table), named)
    always, count = tuple(same.values()), 0
    called = str(model._meta.verbose_name_plural)
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row((*row, *always))
            count += 1
            if count % EVERY == 0:
                report(called, count)
    report(called, count)
    # What refers to these rows is checked by plans that are made next.
    with connection.cursor() as cursor:
        cursor.execute(SQL("ANALYZE {}").format(Identifier(model._meta.db_table)))
    return count


def reserve(model: type[Model], count: int) -> range:
    """So many ids that nothing else will get."""
    if not count:
        return range(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
        (sequence,) = cursor.fetchone()
        cursor.execute("SELECT setval(%s, nextval(%s) + %s)", [sequence, sequence, count - 1])
        (last,) = cursor.fetchone()
    return range(last - count + 1, last + 1)


def change(model: type[Model], column: str, rows: Sequence[tuple[int, Any, dt.date]]) -> None:
    """Set a column of rows to what it is since a day: what was before is kept as their former placement."""
    if not rows:
        return
    statement = SQL(
        "UPDATE {table} SET {column} = new.{column}, since = new.since"
        " FROM json_populate_recordset(NULL::{table}, %s) AS new WHERE {table}.id = new.id"
    ).format(table=Identifier(model._meta.db_table), column=Identifier(column))
    records = [{"id": id, column: value, "since": day} for id, value, day in rows]
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(records, default=dt.date.isoformat)])
