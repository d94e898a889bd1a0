"""Rows that many tests begin with: made once, laid down again as they are.

Making them takes a scan and a report; laying them down takes a copy of each table.
"""

from collections.abc import Callable, Hashable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, transaction

Made = TypeVar("Made")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
# What is generated cannot be copied in.
COLUMNS = """SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"""


@dataclass(frozen=True)
class Laid:
    made: Any
    rows: dict[str, bytes]  # by table and its columns


_KEPT: dict[Hashable, Laid] = {}


def laid_down(*, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` makes, kept where its tables were empty; laid down again nothing follows the commit."""
    if key not in _KEPT:
        before = _lengths()
        made = make()
        added = [table for table, length in _lengths().items() if length != before[table]]
        if not any(before[table] for table in added):
            _KEPT[key] = Laid(deepcopy(made), _rows(added))
        return made
    laid = _KEPT[key]
    with transaction.atomic(), connection.cursor() as cursor:
        # The log of these rows is among them, and each was checked when it was made.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for into, rows in laid.rows.items():
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                copy.write(rows)
        cursor.execute("SET LOCAL session_replication_role = origin")
    again: Made = deepcopy(laid.made)
    return again


def _rows(tables: list[str]) -> dict[str, bytes]:
    rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(COLUMNS, [table])
            into = f"{table} ({cursor.fetchone()[0]})"
            with cursor.copy(f"COPY {into} TO STDOUT") as copy:
                rows[into] = b"".join(bytes(each) for each in copy)
    return rows


def _lengths() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables: list[Any] = [name for (name,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables))
        return dict(cursor.fetchall())
