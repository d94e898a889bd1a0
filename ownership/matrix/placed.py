"""Some teams and seats on a day, and the teams above them: of all there are, a matrix shows few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import connection

# OFFSET keeps each a look-up: joined, all placements and teams of the organisation are read.
_PLACED = """
WITH RECURSIVE placed AS NOT MATERIALIZED (
  SELECT p.team_id, p.parent_id, p.closed_on FROM teams_teamplacement p
  WHERE (p.period @> %(on)s::date) IS TRUE),
down(team_id) AS (
  SELECT unnest(%(below)s::bigint[])
  UNION SELECT p.team_id FROM down CROSS JOIN LATERAL (
    SELECT team_id FROM placed WHERE parent_id = down.team_id OFFSET 0) p),
sat AS MATERIALIZED (
  SELECT s.id, r.name, s.team_id, s.retired_on FROM (
    SELECT * FROM teams_seat WHERE id = ANY(%(seats)s::bigint[])
    UNION SELECT s.* FROM down CROSS JOIN LATERAL (
      SELECT * FROM teams_seat WHERE team_id = down.team_id OFFSET 0) s) s
  JOIN teams_jobrole r ON r.id = s.job_role_id),
up(team_id) AS (
  SELECT * FROM (
    SELECT team_id FROM down UNION SELECT unnest(%(teams)s::bigint[]) UNION SELECT team_id FROM sat) these
  UNION SELECT p.parent_id FROM up CROSS JOIN LATERAL (
    SELECT parent_id FROM placed WHERE team_id = up.team_id OFFSET 0) p)
SELECT 'team', t.id, t.name, t.sort_name, t.parent_id, t.closed_on FROM up CROSS JOIN LATERAL (
  SELECT t.id, t.name, t.sort_name, placed.parent_id, placed.closed_on
  FROM teams_team t LEFT JOIN placed ON placed.team_id = t.id WHERE t.id = up.team_id OFFSET 0) t
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
