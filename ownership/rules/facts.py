"""The small relations that rules stand on, filled for a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection

from . import limit_rows, relations
from .limits import Limit, limits
from .scope import Scope

# Sorting and joining a million rows in memory; each of a query's steps may take so much.
MEMORY = "SET LOCAL work_mem = '96MB'"


def gather(*, on: dt.date, scope: Scope | None = None, tried: list[Limit] | None = None) -> None:
    """Fill the relations for a day, whole or for the subjects of a scope. Needs a transaction.

    `tried` are limits to look at instead of those in force.
    """
    values: dict[str, Any] = {"on": on, **(scope.arrays() if scope else {})}
    with connection.cursor() as cursor:
        cursor.execute(relations.TABLES)
        cursor.execute(MEMORY)
        limit_rows.fill(rows=limits(on=on) if tried is None else tried)
        cursor.execute(f"INSERT INTO fact_member {relations.MEMBER_OF_ALL}", values)
        if cursor.rowcount > relations.MANY:
            cursor.execute(relations.INDEXES_OF_MEMBERS)
        if scope is None:
            cursor.execute(f"INSERT INTO fact_face {relations.FACE_OF_ALL}")
            cursor.execute("ANALYZE fact_face, fact_limits")
        resolved = relations.RESOLVED if scope else relations.RESOLVED_OF_ALL
        cursor.execute(f"INSERT INTO fact_resolved {resolved}", values)
        many = cursor.rowcount > relations.MANY
        cursor.execute(
            f"INSERT INTO fact_reach {relations.REACH if scope else relations.REACH_OF_ALL}", values
        )
        if many:
            cursor.execute(relations.INDEXES)
        cursor.execute(relations.COUNTED)
