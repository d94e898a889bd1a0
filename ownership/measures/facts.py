"""The small relations that measures stand on: of some teams, with those below them, on some days.

The truth is in the dated rows, so that a day of last year is counted like today. Everything is restricted to
what these teams own on those days. A word with a day in it has that of its row: `sql` is given "x.day".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import connection

from ownership import sql
from ownership.rules.limits import limits
from ownership.rules.pieces import IN_USE


def given(*, holder: str, of: str, table: str) -> str:
    """A relation of assignments, of any day, whose holder (or area) is a column of another relation."""
    return f"""SELECT * FROM ownership_assignment
  WHERE {holder} = ANY(ARRAY(SELECT DISTINCT {of} FROM {table})) OFFSET 0"""


# measure_root: the teams below a root, itself among them. measure_area: areas in use that those own.
# measure_source: an area and what it takes from, itself at distance 0. measure_given: A and R at the sources;
# measure_held: the same with who answers, as `fact_resolved` has it. measure_reach: an area with where its A
# and R come from; `on_purpose`: it has no A, and is unowned on purpose or below what is. measure_member: who
# is here and in a team. measure_rhythm: days within which an A is to be confirmed, by team and criticality.
TABLES = """
CREATE TEMP TABLE IF NOT EXISTS measure_root (root bigint, day date, team bigint);
CREATE TEMP TABLE IF NOT EXISTS measure_area (day date, area bigint, team bigint, parent bigint);
CREATE TEMP TABLE IF NOT EXISTS measure_source (day date, area bigint, source bigint, far int, gives bool);
CREATE TEMP TABLE IF NOT EXISTS measure_given (day date, assignment_id bigint, area_id bigint,
  letter char(1), deputy bool, h_person bigint, h_team bigint, h_seat bigint, tie_breaker_id bigint,
  since date);
CREATE TEMP TABLE IF NOT EXISTS measure_held (day date, assignment_id bigint, area_id bigint, letter char(1),
  deputy bool, h_person bigint, h_team bigint, h_seat bigint, person_id bigint, through_id bigint, gap int,
  tie_breaker_id bigint, since date);
CREATE TEMP TABLE IF NOT EXISTS measure_reach (day date, area bigint, team bigint, parent bigint,
  a_src bigint, a_far int, r_src bigint, r_far int, on_purpose bool);
CREATE TEMP TABLE IF NOT EXISTS measure_member (day date, team bigint, person bigint);
CREATE TEMP TABLE IF NOT EXISTS measure_rhythm (team bigint, criticality text, days int);
"""
RELATIONS = (
    "measure_root", "measure_area", "measure_source", "measure_given", "measure_held", "measure_reach",
    "measure_member", "measure_rhythm",
)  # fmt: skip
EMPTY = f"TRUNCATE {', '.join(RELATIONS)};"

# `below`: root, day, team; each asked for, and those below it on its day.
BELOW = """WITH RECURSIVE below AS (
  SELECT root, day, root AS team FROM unnest(%(roots)s::bigint[], %(days)s::date[]) AS asked(root, day)
  UNION
  SELECT b.root, b.day, p.team_id FROM below b JOIN teams_teamplacement p ON p.parent_id = b.team
    AND p.period @> b.day)"""
ROOT = f"INSERT INTO measure_root {BELOW} SELECT root, day, team FROM below;"

# What a holder or a team ever had is looked up by its plain index, once for all days, and told apart by day
# after. With a day in the same breath the server would read the index of an exclusion constraint for each.
AREA = f"""INSERT INTO measure_area
SELECT r.day, p.area_id, p.owning_team_id, p.parent_id
FROM (SELECT * FROM ownership_areaplacement
  WHERE owning_team_id = ANY(ARRAY(SELECT DISTINCT team FROM measure_root)) OFFSET 0) p
JOIN (SELECT DISTINCT day, team FROM measure_root) r ON r.team = p.owning_team_id AND p.period @> r.day
WHERE p.lifecycle IN {IN_USE};"""

# Where an area takes from is followed in periods, not day by day. It ends at a source that it has had: moves
# that were dated back can make a circle of a past day.
SOURCE = """INSERT INTO measure_source
WITH RECURSIVE chain AS (
  SELECT p.area_id AS area, p.area_id AS source, 0 AS far, true AS gives, p.period AS valid,
    CASE WHEN p.inherits THEN p.parent_id END AS up, ARRAY[p.area_id] AS path
  FROM ownership_areaplacement p WHERE p.area_id = ANY(ARRAY(SELECT DISTINCT area FROM measure_area))
  UNION ALL
  SELECT c.area, p.area_id, c.far + 1, p.lifecycle <> 'retired', c.valid * p.period,
    CASE WHEN p.inherits THEN p.parent_id END, c.path || p.area_id
  FROM chain c JOIN ownership_areaplacement p ON p.area_id = c.up AND (p.period && c.valid) IS TRUE
  WHERE p.area_id <> ALL(c.path))
SELECT a.day, c.area, c.source, c.far, c.gives FROM chain c
JOIN measure_area a ON a.area = c.area AND c.valid @> a.day;"""

# Who answers is found once for a holder and a day, however many letters they hold.
GIVEN = f"""INSERT INTO measure_given
SELECT x.day, s.id, s.area_id, s.letter, s.deputy, s.person_id, s.team_id, s.seat_id, s.tie_breaker_id,
  lower(s.period)
FROM ({given(holder="area_id", of="source", table="measure_source")}) s
JOIN (SELECT DISTINCT day, source FROM measure_source WHERE gives) x ON x.source = s.area_id
  AND s.period @> x.day
WHERE s.letter IN ('A', 'R');"""
_HOLDER = """SELECT DISTINCT day, letter, h_person AS person_id, h_team AS team_id, h_seat AS seat_id
  FROM measure_given"""
# Looked up in one set, however many there are: joined, the server would go through it for each.
_BREAKS = f"""SELECT t.day, t.tie_breaker_id FROM (
    SELECT DISTINCT day, tie_breaker_id FROM measure_given WHERE tie_breaker_id IS NOT NULL) t
  WHERE {sql.here(person="t.tie_breaker_id", on="t.day")}"""
HELD = f"""INSERT INTO measure_held
WITH r AS MATERIALIZED ({sql.resolved(rows=_HOLDER, on="r.day")})
SELECT g.day, g.assignment_id, g.area_id, g.letter, g.deputy, g.h_person, g.h_team, g.h_seat, r.answers_id,
  r.through_id, r.gap, CASE WHEN (g.day, g.tie_breaker_id) IN ({_BREAKS}) THEN g.tie_breaker_id END, g.since
FROM r JOIN measure_given g ON g.day = r.day AND g.letter = r.letter
  AND coalesce(g.h_person, 0) = coalesce(r.person_id, 0)
  AND coalesce(g.h_team, 0) = coalesce(r.team_id, 0) AND coalesce(g.h_seat, 0) = coalesce(r.seat_id, 0);"""

REACH = """INSERT INTO measure_reach
WITH has AS (
  SELECT day, area_id, bool_or(letter = 'A') AS a, bool_or(letter = 'R') AS r
  FROM measure_held WHERE NOT deputy GROUP BY day, area_id),
nearest AS (
  SELECT s.day, s.area, min(s.far) FILTER (WHERE h.a) AS a_far, min(s.far) FILTER (WHERE h.r) AS r_far,
    bool_or(x.unowned_until > s.day) AS stance
  FROM measure_source s JOIN ownership_area x ON x.id = s.source
  LEFT JOIN has h ON h.day = s.day AND h.area_id = s.source GROUP BY s.day, s.area)
SELECT a.day, a.area, a.team, a.parent, va.source, n.a_far, vr.source, n.r_far,
  n.a_far IS NULL AND n.stance IS TRUE
FROM measure_area a JOIN nearest n ON n.day = a.day AND n.area = a.area
LEFT JOIN measure_source va ON va.day = a.day AND va.area = a.area AND va.far = n.a_far
LEFT JOIN measure_source vr ON vr.day = a.day AND vr.area = a.area AND vr.far = n.r_far;"""

MEMBER = f"""INSERT INTO measure_member
SELECT DISTINCT r.day, r.team, m.person_id
FROM (SELECT * FROM teams_membership
  WHERE team_id = ANY(ARRAY(SELECT DISTINCT team FROM measure_root)) OFFSET 0) m
JOIN (SELECT DISTINCT day, team FROM measure_root) r ON r.team = m.team_id AND m.period @> r.day
WHERE {sql.here(person="m.person_id", on="r.day")};"""

RHYTHM = """INSERT INTO measure_rhythm
SELECT * FROM unnest(%(teams)s::bigint[], %(criticalities)s::text[], %(rhythms)s::int[]);"""

# The server knows no more of a relation just filled than how large it is.
COUNTED = "ANALYZE " + ", ".join(RELATIONS)

GATHER = "\n".join((TABLES, EMPTY, ROOT, AREA, SOURCE, GIVEN, HELD, REACH, MEMBER, RHYTHM, COUNTED))
STALE = "OWN403"


def gather(*, asked: Iterable[tuple[int, dt.date]], on: dt.date) -> None:
    """Fill them for pairs of a team and a day, at one go. Needs a transaction.

    Settings have no history: those of the day `on` are taken for all.
    """
    pairs = list(dict.fromkeys(asked))
    rhythms = [limit for limit in limits(on=on) if limit.code == STALE]
    values: dict[str, Any] = {
        "roots": [team for team, _ in pairs],
        "days": [day for _, day in pairs],
        "teams": [limit.team for limit in rhythms],
        "criticalities": [limit.criticality for limit in rhythms],
        "rhythms": [limit.threshold for limit in rhythms],
    }
    with connection.cursor() as cursor:
        cursor.execute(GATHER, values)
