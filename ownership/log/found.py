"""Which requests fit, and the first rows of each: two queries, however many."""
# ruff: noqa: S608 - composed of our own text alone

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from .events import COLUMNS, parameters, relation
from .kinds import EVERYTHING, KINDS, Readable
from .values import read
from .wanted import Wanted

Key = tuple[UUID | None, dt.datetime | None]


class Found(NamedTuple):
    """A request, or what was written at one moment without one."""

    request: UUID | None
    at: dt.datetime
    user: int | None
    label: str
    undoes: UUID | None

    @property
    def key(self) -> Key:
        return self.request, None if self.request else self.at


class Event(NamedTuple):
    """A row of a request, and how many of its rows fit."""

    kind: str
    event: int
    did: str
    request: UUID | None
    at: dt.datetime
    total: int

    @property
    def key(self) -> tuple[str, int]:
        return self.kind, self.event


def requests(
    *, seen: Readable, wanted: Wanted, limit: int, offset: int, request: UUID | None = None
) -> list[Found]:
    """The newest first; only those of which there is something to read."""
    loose = f"""
    UNION ALL (SELECT NULL::uuid, e.at, NULL::jsonb FROM event e
      WHERE e.request IS NULL AND {wanted.events}{wanted.when("e.at")}
      GROUP BY e.at ORDER BY e.at DESC LIMIT %(reach)s)"""
    sql = f"""
    WITH event AS NOT MATERIALIZED ({relation(kinds=wanted.kinds, seen=seen)})
    SELECT * FROM ((SELECT c.id, c.created_at, c.metadata FROM pghistory_context c
      WHERE {wanted.requests} {"AND c.id = %(request)s" if request else ""}
        AND EXISTS (SELECT FROM event e WHERE e.request = c.id AND {wanted.events})
      ORDER BY c.created_at DESC, c.id LIMIT %(reach)s)
    {loose if wanted.loose and not request else ""}) found
    ORDER BY 2 DESC, 1 LIMIT %(limit)s OFFSET %(offset)s"""
    given = {"limit": limit, "offset": offset, "reach": limit + offset, "request": request}
    return [_found(*row) for row in _run(sql, given | wanted.parameters | parameters(seen))]


def events(
    *, found: list[Found], seen: Readable, wanted: Wanted, limit: int, offset: int
) -> dict[Key, list[Event]]:
    """Rows of each request from `offset` on, what is above first."""
    loose = [each.at for each in found if each.request is None]
    or_loose = "OR (e.request IS NULL AND e.at = ANY(%(loose)s))" if loose else ""
    sql = f"""
    WITH event AS NOT MATERIALIZED ({relation(kinds=wanted.kinds, seen=seen)}),
    numbered AS (
      SELECT {COLUMNS}, row_number() OVER (own ORDER BY rank, event) AS place, count(*) OVER own AS total
      FROM event e WHERE (e.request = ANY(%(requests)s) {or_loose}) AND {wanted.events}
      WINDOW own AS (PARTITION BY request, CASE WHEN request IS NULL THEN at END))
    SELECT kind, event, did, request, at, total FROM numbered
    WHERE place > %(offset)s AND place <= %(offset)s + %(limit)s ORDER BY place"""
    given = {"requests": [each.request for each in found if each.request], "loose": loose}
    rows = _run(sql, given | {"limit": limit, "offset": offset} | wanted.parameters | parameters(seen))
    groups: dict[Key, list[Event]] = defaultdict(list)
    for row in map(Event._make, rows):
        groups[row.request, None if row.request else row.at].append(row)
    return groups


def _found(request: UUID | None, at: dt.datetime, metadata: Any) -> Found:
    said = read(metadata) or {}
    undoes = said.get("undoes")
    return Found(request, at, said.get("user"), said.get("label") or "", UUID(undoes) if undoes else None)


def _run(sql: str, values: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Any] = cursor.fetchall()
        return rows


def kinds_in(*, request: UUID) -> list[str]:
    """What a request wrote rows of, whoever asks."""
    sql = (
        f"SELECT DISTINCT rank, kind FROM ({relation(kinds=KINDS, seen=EVERYTHING)}) e WHERE request = %(id)s"
    )
    return [kind for _, kind in sorted(_run(sql, {"id": request}))]
