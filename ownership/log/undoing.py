"""Which requests were taken back, by whom; one query for all of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection

_CHAIN = """
WITH RECURSIVE chain AS (
  SELECT c.id, c.created_at, c.metadata, (c.metadata->>'undoes')::uuid AS undoes
  FROM pghistory_context c WHERE c.metadata->>'undoes' = ANY(%(ids)s)
  UNION ALL
  SELECT c.id, c.created_at, c.metadata, (c.metadata->>'undoes')::uuid
  FROM pghistory_context c JOIN chain ON c.metadata->>'undoes' = chain.id::text)
SELECT undoes, id, created_at, (metadata->>'user')::bigint FROM chain ORDER BY created_at DESC
"""


@dataclass(frozen=True)
class Undoing:
    request: UUID
    at: dt.datetime
    user: int | None
    by: str = ""

    def named(self, by: str) -> Undoing:
        return replace(self, by=by)


def undoings(requests: Sequence[UUID]) -> dict[UUID, Undoing]:
    """By the request taken back; one whose undoing was undone in its turn is not among them."""
    if not requests:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, {"ids": [str(id) for id in requests]})
        rows = cursor.fetchall()
    tried: dict[UUID, list[Undoing]] = defaultdict(list)
    for undoes, *undoing in rows:
        tried[undoes].append(Undoing(*undoing))

    def standing(request: UUID) -> Undoing | None:
        return next((each for each in tried.get(request, ()) if standing(each.request) is None), None)

    return {request: found for request in requests if (found := standing(request))}
