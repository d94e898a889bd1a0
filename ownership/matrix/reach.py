"""Whose rows of a matrix a change of some areas can be seen in."""

import datetime as dt
from collections.abc import Iterable

from django.db import connection

from ownership import sql

_REACH = f"""
WITH RECURSIVE placed AS MATERIALIZED ({sql.placed(on="%(on)s")}),
down(id) AS (SELECT unnest(%(areas)s::bigint[])
  UNION SELECT p.area_id FROM down JOIN placed p ON p.parent_id = down.id AND p.inherits),
up(id) AS (SELECT unnest(%(areas)s::bigint[])
  UNION SELECT p.parent_id FROM up JOIN placed p ON p.area_id = up.id WHERE p.parent_id IS NOT NULL)
SELECT id FROM down UNION SELECT id FROM up
"""  # noqa: S608 - composed of our own text alone


def reach(*, on: dt.date, areas: Iterable[int]) -> set[int]:
    """The areas themselves, all that inherit from them, and all above, whose findings may be about them."""
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"on": on, "areas": list(areas)})
        return {area for (area,) in cursor.fetchall()}
