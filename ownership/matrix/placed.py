"""Some teams and seats on a day, and the teams above them: of all there are, a matrix shows few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import connection

_PLACED = """
WITH RECURSIVE placed AS NOT MATERIALIZED (
  SELECT p.team_id, p.parent_id, p.closed_on FROM teams_teamplacement p
  WHERE (p.period @> %(on)s::date) IS TRUE),
down(team_id) AS (
  SELECT unnest(%(below)s::bigint[])
  UNION SELECT placed.team_id FROM down JOIN placed ON placed.parent_id = down.team_id),
sat AS MATERIALIZED (
  SELECT s.id, r.name, s.team_id, s.retired_on FROM teams_jobrole r JOIN (
    SELECT * FROM teams_seat WHERE id = ANY(%(seats)s::bigint[])
    UNION SELECT s.* FROM down JOIN teams_seat s ON s.team_id = down.team_id) s ON s.job_role_id = r.id),
up(team_id) AS (
  SELECT * FROM (
    SELECT team_id FROM down UNION SELECT unnest(%(teams)s::bigint[]) UNION SELECT team_id FROM sat) these
  UNION SELECT placed.parent_id FROM up JOIN placed ON placed.team_id = up.team_id)
SELECT 'team', t.id, t.name, t.sort_name, placed.parent_id, placed.closed_on
FROM up JOIN teams_team t ON t.id = up.team_id LEFT JOIN placed ON placed.team_id = t.id
UNION ALL SELECT 'seat', sat.id, sat.name, '', sat.team_id, sat.retired_on FROM sat"""


def placed(
    *,
    on: dt.date,
    teams: Collection[int | None] = (),
    seats: Collection[int | None] = (),
    below: Collection[int] = (),
) -> list[tuple[Any, ...]]:
    """These teams and seats, with all that is `below` some teams: rows as `parties.load` has them."""
    values: dict[str, Any] = {"on": on, "teams": list(teams), "seats": list(seats), "below": list(below)}
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, values)
        return list(cursor.fetchall())
