"""What a scan gathers, and some of what it checks, as one would write it by hand.

The same text serves PostgreSQL, over its own tables, and DuckDB, over copies in memory.
"""
# ruff: noqa: S608 - composed of our own text alone

from __future__ import annotations

from collections.abc import Callable

# Whether a row of an alias holds on the day, in the words of one database.
Holds = Callable[[str], str]

IN_USE = "('active', 'retiring')"
COUNTS = "NOT f.deputy AND f.in_use AND (f.gap IS NULL OR f.gap IN (3, 4))"


def facts(*, holds: Holds, day: str, since: str, until: str) -> list[str]:
    """Statements that leave `hand_resolved` and `hand_reach` behind.

    `since` and `until` are of an assignment `s`. What our relations have besides is of rules' settings,
    of who stands in and of whole families.
    """
    gone = f"""SELECT e.person_id FROM teams_employment e GROUP BY e.person_id
  HAVING NOT bool_or({holds("e")})"""
    here = f"""FROM teams_membership m WHERE {holds("m")} AND m.person_id NOT IN ({gone})"""
    return [
        f"""CREATE TEMP TABLE hand_face AS
SELECT DISTINCT m.team_id * 4 + 1 AS holder, m.person_id {here} AND m.lead AND m.team_id IS NOT NULL
UNION ALL SELECT m.seat_id * 4 + 2, m.person_id {here} AND m.seat_id IS NOT NULL""",
        f"""CREATE TEMP TABLE hand_resolved AS
WITH gone AS ({gone}),
shut AS (SELECT DISTINCT t.team_id FROM teams_teamplacement t WHERE {holds("t")} AND t.closed_on <= {day}),
row AS (SELECT s.*, {since} AS begun, {until} AS ended, p.lifecycle, p.owning_team_id, x.criticality,
    x.complexity, x.review_days, x.confirmed_on, seat.team_id AS seats_team, seat.retired_on,
    coalesce(s.person_id * 4, s.team_id * 4 + 1, s.seat_id * 4 + 2) AS holder
  FROM ownership_assignment s JOIN ownership_areaplacement p ON p.area_id = s.area_id AND {holds("p")}
  JOIN ownership_area x ON x.id = s.area_id
  LEFT JOIN teams_seat seat ON seat.id = s.seat_id WHERE {holds("s")} AND p.lifecycle <> 'retired')
SELECT r.id AS assignment_id, r.area_id, r.letter, r.deputy, r.only_here, r.person_id AS h_person,
  r.team_id AS h_team, r.seat_id AS h_seat, r.holder, r.tie_breaker_id, r.owning_team_id, r.begun, r.ended,
  r.criticality, r.complexity, r.review_days, r.confirmed_on,
  r.lifecycle IN {IN_USE} AS in_use,
  coalesce(face.person_id, CASE WHEN gone.person_id IS NULL THEN r.person_id END) AS person_id,
  coalesce(r.team_id, r.seats_team) AS through_id,
  CASE WHEN gone.person_id IS NOT NULL THEN 1 WHEN shut.team_id IS NOT NULL OR r.retired_on <= {day} THEN 2
    WHEN r.letter = 'A' AND r.team_id IS NOT NULL AND face.person_id IS NULL THEN 3
    WHEN r.seat_id IS NOT NULL AND face.person_id IS NULL THEN 4 END AS gap
FROM row r LEFT JOIN gone ON gone.person_id = r.person_id
LEFT JOIN shut ON shut.team_id = coalesce(r.team_id, r.seats_team)
LEFT JOIN hand_face face ON face.holder = r.holder AND (r.letter = 'A' OR r.seat_id IS NOT NULL)
  AND shut.team_id IS NULL AND (r.retired_on <= {day}) IS NOT TRUE""",
        f"""CREATE TEMP TABLE hand_reach AS
WITH RECURSIVE has AS (SELECT area_id, bool_or(letter = 'A' AND NOT deputy) AS a,
    bool_or(letter = 'R' AND NOT deputy) AS r, bool_or(letter = 'C') AS c,
    bool_or(letter = 'C' AND NOT only_here) AS c_down, bool_or(letter = 'I') AS i,
    bool_or(letter = 'I' AND NOT only_here) AS i_down, bool_or(NOT only_here) AS down,
    bool_or(letter = 'A' AND deputy) AS deputised FROM hand_resolved GROUP BY area_id),
node AS (SELECT p.area_id, CASE WHEN p.inherits THEN p.parent_id END AS up, p.owning_team_id, x.category_id,
    x.criticality, coalesce(x.unowned_until > {day}, false) AS stance, has.area_id IS NOT NULL AS own,
    coalesce(has.down, false) AS down, coalesce(has.deputised, false) AS deputised,
    p.area_id IN (SELECT q.parent_id FROM ownership_areaplacement q WHERE {holds("q")}
      AND q.lifecycle IN {IN_USE} AND q.parent_id IS NOT NULL) AS has_children,
    p.lifecycle IN {IN_USE} AS in_use, coalesce(has.a, false) AS a, coalesce(has.r, false) AS r,
    coalesce(has.c, false) AS c, coalesce(has.c_down, false) AS c_down, coalesce(has.i, false) AS i,
    coalesce(has.i_down, false) AS i_down
  FROM ownership_areaplacement p JOIN ownership_area x ON x.id = p.area_id
  LEFT JOIN has ON has.area_id = p.area_id WHERE {holds("p")}),
walk AS (
  SELECT area_id, owning_team_id, category_id, criticality, in_use, stance AND NOT a AS stance, has_children,
    own AS held, down AS held_down, deputised, CASE WHEN a THEN 0 END AS a_far,
    CASE WHEN a THEN area_id END AS a_src, CASE WHEN r THEN area_id END AS r_src, c, c_down, i, i_down
  FROM node WHERE up IS NULL
  UNION ALL SELECT n.area_id, n.owning_team_id, n.category_id, n.criticality, n.in_use,
    (n.stance OR w.stance) AND NOT n.a, n.has_children, n.own OR w.held_down, n.down OR w.held_down,
    n.deputised OR (w.deputised AND NOT n.a), CASE WHEN n.a THEN 0 ELSE w.a_far + 1 END,
    CASE WHEN n.a THEN n.area_id ELSE w.a_src END,
    CASE WHEN n.r THEN n.area_id ELSE w.r_src END, n.c OR w.c_down, n.c_down OR w.c_down, n.i OR w.i_down,
    n.i_down OR w.i_down
  FROM walk w JOIN node n ON n.up = w.area_id)
SELECT * FROM walk""",
    ]


def checks(*, limits: dict[str, int | None]) -> dict[str, str]:
    """By rule the ids of what breaks it: rules that need nothing but these facts, by their thresholds."""

    def crowded(code: str, letter: str) -> str:
        return f"""SELECT f.area_id FROM hand_resolved f WHERE f.letter = '{letter}' AND {COUNTS}
GROUP BY f.area_id HAVING count(DISTINCT f.holder) > {limits[code]}"""

    return {
        "OWN103": """SELECT f.holder FROM hand_resolved f
WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND f.gap IN (3, 4) GROUP BY f.holder""",
        "OWN202": crowded("OWN202", "R"),
        "OWN203": crowded("OWN203", "C"),
        "OWN204": crowded("OWN204", "I"),
        "OWN209": f"""SELECT f.area_id FROM hand_resolved f JOIN hand_resolved g ON g.area_id = f.area_id
  AND g.letter IN ('C', 'I') AND g.holder = f.holder WHERE f.letter IN ('A', 'R') AND {COUNTS}
GROUP BY f.area_id""",
        "OWN210": f"""SELECT f.h_team FROM hand_resolved f
WHERE f.letter = 'A' AND f.h_team IS NOT NULL AND {COUNTS} GROUP BY f.h_team""",
        "OWN301": f"""SELECT w.person_id FROM (SELECT DISTINCT f.person_id, f.area_id FROM hand_resolved f
  WHERE f.letter = 'A' AND NOT f.deputy AND f.in_use AND f.person_id IS NOT NULL) w
JOIN ownership_area x ON x.id = w.area_id GROUP BY w.person_id
HAVING sum(CASE x.complexity WHEN 'simple' THEN 0.5 WHEN 'complex' THEN 2 ELSE 1 END) > {limits["OWN301"]}""",
        "OWN401": "SELECT f.h_person FROM hand_resolved f WHERE f.gap = 1 GROUP BY f.h_person",
        "OWN501": """SELECT t.area_id FROM hand_reach t
JOIN ownership_area x ON x.id = t.area_id AND x.separation_of_duties
JOIN hand_resolved a ON a.area_id = t.a_src AND a.letter = 'A' AND NOT a.deputy
JOIN hand_resolved r ON r.area_id = t.r_src AND r.letter = 'R' AND NOT r.deputy AND r.person_id = a.person_id
WHERE t.in_use GROUP BY t.area_id""",
    }
