"""Who wrote an assignment, and when: the first and the last of its events. One query."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

_WRITTEN = """
SELECT e.obj, e.pgh_created_at, c.id, coalesce(p.name, u.email, ''), coalesce(c.metadata->>'label', '') FROM (
  (SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id AS obj, 'made' AS what, pgh_context_id, pgh_created_at
   FROM ownership_assignmentevent WHERE pgh_obj_id = ANY(%(made)s) ORDER BY pgh_obj_id, pgh_id)
  UNION ALL
  (SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id, 'ended', pgh_context_id, pgh_created_at
   FROM ownership_assignmentevent WHERE pgh_obj_id = ANY(%(ended)s) ORDER BY pgh_obj_id, pgh_id DESC)) e
LEFT JOIN pghistory_context c ON c.id = e.pgh_context_id
LEFT JOIN teams_user u ON u.id = (c.metadata->>'user')::bigint
LEFT JOIN teams_person p ON p.user_id = u.id
"""


@dataclass(frozen=True)
class Author:
    """`by` is empty for Remit itself; `request` None where it was written beside it; `label`: its words."""

    at: dt.datetime
    request: UUID | None
    by: str
    label: str


def authors(*, made: Collection[int], ended: Collection[int]) -> dict[int, Author]:
    """By the assignment's id: who made these, and who ended those."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, {"made": list(made), "ended": list(ended)})
        return {obj: Author(*rest) for obj, *rest in cursor.fetchall()}
