"""The small relations that rules stand on, made of the same pieces of SQL as the function `holdings`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection

from ownership import sql

from . import limits
from .limits import Limit
from .pieces import IN_USE
from .scope import Scope

_DAY = "%(on)s::date"

# fact_resolved: one row for an assignment and each person who answers for it (one without where nobody does).
# fact_reach: one row an area: where its A and R come from, and what reaches it; how many levels above the A
# is given (`a_far`), and who is here to stand in for A and R (`a_deputies`, `r_deputies`: ids of people). A
# family of areas that inherit has one `a_top`, the topmost in use; `r_top` is the topmost in use that has an
# A. `stance`: unowned on purpose, itself or through the areas above, until one has an A.
TABLES = """CREATE TEMP TABLE IF NOT EXISTS fact_resolved (assignment_id bigint, area_id bigint,
  letter char(1), deputy bool, only_here bool, h_person bigint, h_team bigint, h_seat bigint,
  person_id bigint,  through_id bigint, gap int, tie_breaker_id bigint, in_use bool);
CREATE TEMP TABLE IF NOT EXISTS fact_reach (area_id bigint, owning_team_id bigint, criticality text,
  in_use bool, stance bool, has_children bool, a_src bigint, r_src bigint, c bool, c_down bool, i bool,
  i_down bool, held bool, held_down bool, deputised bool, a_deputies bigint[], r_deputies bigint[], a_far int,
  a_top bigint, r_top bigint);
CREATE TEMP TABLE IF NOT EXISTS fact_limits (code text, team_id bigint, criticality text, is_on bool,
  threshold int, severity text);
TRUNCATE fact_resolved, fact_reach, fact_limits"""

_ROWS = f"""SELECT s.* FROM ({sql.live(on=_DAY)}) s WHERE %(areas)s::bigint[] IS NULL
  OR s.area_id = ANY(%(areas)s::bigint[]) OR s.person_id = ANY(%(people)s::bigint[])
  OR s.team_id = ANY(%(teams)s::bigint[]) OR s.seat_id = ANY(%(seats)s::bigint[])"""

RESOLVED = f"""INSERT INTO fact_resolved SELECT r.id, r.area_id, r.letter, r.deputy, r.only_here,
  r.person_id, r.team_id, r.seat_id, r.answers_id, r.through_id, r.gap,
  CASE WHEN r.tie_breaker_id IS NOT NULL AND {sql.here(person="r.tie_breaker_id", on=_DAY)}
       THEN r.tie_breaker_id END,
  p.lifecycle IN {IN_USE}
FROM ({sql.resolved(rows=_ROWS, on=_DAY)}) r JOIN ({sql.placed(on=_DAY)}) p ON p.area_id = r.area_id"""

REACH = f"""INSERT INTO fact_reach
WITH RECURSIVE has AS (
  SELECT area_id, bool_or(letter = 'A' AND NOT deputy) AS a, bool_or(letter = 'R' AND NOT deputy) AS r,
    bool_or(letter = 'C') AS c, bool_or(letter = 'C' AND NOT only_here) AS c_down, bool_or(letter = 'I') AS i,
    bool_or(letter = 'I' AND NOT only_here) AS i_down, bool_or(NOT only_here) AS down,
    bool_or(letter = 'A' AND deputy) AS deputised,
    array_agg(person_id) FILTER (WHERE letter = 'A' AND deputy AND person_id IS NOT NULL) AS a_deputies,
    array_agg(person_id) FILTER (WHERE letter = 'R' AND deputy AND person_id IS NOT NULL) AS r_deputies
  FROM fact_resolved GROUP BY area_id),
node AS MATERIALIZED (
  SELECT p.area_id, CASE WHEN p.inherits THEN p.parent_id END AS up, p.owning_team_id, x.criticality,
    p.lifecycle IN {IN_USE} AS in_use, (x.unowned_until > {_DAY}) IS TRUE AS stance,
    EXISTS (SELECT FROM ({sql.placed(on=_DAY)}) q JOIN ownership_area y ON y.id = q.area_id
      WHERE q.parent_id = p.area_id AND q.lifecycle IN {IN_USE}
        AND (y.unowned_until > {_DAY}) IS NOT TRUE) AS has_children,
    has.area_id IS NOT NULL AS own, has.a IS TRUE AS a, has.r IS TRUE AS r, has.c IS TRUE AS c,
    has.c_down IS TRUE AS c_down, has.i IS TRUE AS i, has.i_down IS TRUE AS i_down, has.down IS TRUE AS down,
    has.deputised IS TRUE AS deputised, coalesce(has.a_deputies, '{{}}') AS a_deputies,
    coalesce(has.r_deputies, '{{}}') AS r_deputies
  FROM ({sql.placed(on=_DAY)}) p JOIN ownership_area x ON x.id = p.area_id
  LEFT JOIN has ON has.area_id = p.area_id
  WHERE %(areas)s::bigint[] IS NULL OR p.area_id = ANY(%(areas)s::bigint[])),
walk AS (
  SELECT area_id, owning_team_id, criticality, in_use, stance AND NOT a AS stance, has_children,
    CASE WHEN a THEN area_id END AS a_src, CASE WHEN r THEN area_id END AS r_src, c, c_down, i, i_down,
    own AS held, down AS held_down, deputised, a_deputies, r_deputies, CASE WHEN a THEN 0 END AS a_far,
    CASE WHEN in_use THEN area_id END AS a_top, CASE WHEN in_use AND a THEN area_id END AS r_top
  FROM node WHERE up IS NULL OR up NOT IN (SELECT area_id FROM node)
  UNION ALL
  SELECT n.area_id, n.owning_team_id, n.criticality, n.in_use, (n.stance OR w.stance) AND NOT n.a,
    n.has_children,
    CASE WHEN n.a THEN n.area_id ELSE w.a_src END, CASE WHEN n.r THEN n.area_id ELSE w.r_src END,
    n.c OR w.c_down, n.c_down OR w.c_down, n.i OR w.i_down, n.i_down OR w.i_down,
    n.own OR w.held_down, n.down OR w.held_down, n.deputised OR (w.deputised AND NOT n.a),
    CASE WHEN n.a THEN n.a_deputies ELSE n.a_deputies || w.a_deputies END,
    CASE WHEN n.r THEN n.r_deputies ELSE n.r_deputies || w.r_deputies END,
    CASE WHEN n.a THEN 0 ELSE w.a_far + 1 END,
    coalesce(w.a_top, CASE WHEN n.in_use THEN n.area_id END),
    coalesce(w.r_top, CASE WHEN n.in_use AND (n.a OR w.a_src IS NOT NULL) THEN n.area_id END)
  FROM walk w JOIN node n ON n.up = w.area_id)
SELECT * FROM walk"""


# Of more areas the relations are counted: a re-check of 1,900 took 0.4 s then, and 5 s without.
MANY = 100


def gather(*, on: dt.date, scope: Scope | None = None, tried: list[Limit] | None = None) -> None:
    """Fill the relations for a day, whole or for the subjects of a scope. Needs a transaction.

    `tried` are limits to look at instead of those in force.
    """
    values: dict[str, Any] = {"on": on, "areas": None, "people": None, "teams": None, "seats": None}
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        limits.fill(limits.limits(on=on) if tried is None else tried)
        cursor.execute(RESOLVED, values | (scope.arrays() if scope else {}))
        cursor.execute(REACH, values | (scope.arrays() if scope else {}))
        if scope is None or len(scope.areas) > MANY:
            cursor.execute("ANALYZE fact_resolved, fact_reach, fact_limits")
