"""Several counts in one query."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet


def counts(*of: "QuerySet[Any, Any]") -> list[int]:
    """How many rows each of these has."""
    parts, values = [], []
    for rows in of:
        sql, params = rows.query.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
        parts.append(f"(SELECT count(*) FROM ({sql}) counted)")  # noqa: S608 - of querysets' own SQL
        values += params
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return list(cursor.fetchone() or ())
