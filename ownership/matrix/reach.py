"""Whose rows of a matrix a change of some areas can be seen in."""

import datetime as dt
from collections.abc import Iterable

from django.db import connection

from ownership import sql

_DAY = "%(on)s::date"
# OFFSET keeps each a look-up: joined, all placements of the organisation are read.
_REACH = f"""
WITH RECURSIVE placed AS NOT MATERIALIZED ({sql.placed(on=_DAY)}),
down(id) AS (SELECT unnest(%(areas)s::bigint[])
  UNION SELECT p.area_id FROM down CROSS JOIN LATERAL (
    SELECT p.area_id FROM placed p WHERE p.parent_id = down.id AND p.inherits OFFSET 0) p),
up(id) AS (SELECT unnest(%(areas)s::bigint[])
  UNION SELECT p.parent_id FROM up CROSS JOIN LATERAL (
    SELECT p.parent_id FROM placed p WHERE p.area_id = up.id AND p.parent_id IS NOT NULL OFFSET 0) p)
SELECT id FROM down UNION SELECT id FROM up
"""  # noqa: S608 - composed of our own text alone


def reach(*, on: dt.date, areas: Iterable[int]) -> set[int]:
    """The areas themselves, all that inherit from them, and all above, whose findings may be about them."""
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"on": on, "areas": list(areas)})
        return {area for (area,) in cursor.fetchall()}
