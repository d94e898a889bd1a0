"""The SQL of the small relations that rules stand on, of the same pieces as the function `holdings`."""

from ownership import sql

from .pieces import IN_USE, SET_APART

_DAY = "%(on)s::date"

# fact_resolved: one row for an assignment and each person who answers for it (one without where nobody does);
# `holder` is one number for the person, team or seat that has it. Of a scope its parties' other areas are in
# it too, and in no other relation: so it says what rules ask of an area.
# `at_team`: the team whose settings hold for the owning one, 0 for everybody's; `criticality` '' where unset.
# fact_face: who answers for a team or a seat, by its number as a holder; only of all.
# fact_member: who is in which team or seat, and here.
# fact_found: what rules flag, where `evaluating.collect` asked them.
# fact_reach: one row an area: where its A and R come from, and what reaches it; how many levels above the A
# is given (`a_far`), and who is here to stand in for A and R (`a_deputies`, `r_deputies`: ids of people). A
# family of areas that inherit has one `a_top`, the topmost in use; `r_top` is the topmost in use that has an
# A. `stance`: unowned on purpose, itself or through the areas above, until one has an A.
COLUMNS = {
    "fact_resolved": "assignment_id bigint, area_id bigint, letter char(1), deputy bool, only_here bool,"
    " h_person bigint, h_team bigint, h_seat bigint, person_id bigint, through_id bigint, gap int,"
    " tie_breaker_id bigint, in_use bool, holder bigint, since date, until date,"
    " owning_team_id bigint, at_team bigint, criticality text, complexity text, review_days int,"
    " confirmed_on date",
    "fact_face": "holder bigint, person_id bigint",
    "fact_member": "person_id bigint, team_id bigint, seat_id bigint, lead bool",
    "fact_reach": "area_id bigint, owning_team_id bigint, at_team bigint, criticality text, in_use bool,"
    " stance bool, has_children bool, a_src bigint, r_src bigint, c bool, c_down bool, i bool, i_down bool,"
    " held bool, held_down bool, deputised bool, a_deputies bigint[], r_deputies bigint[], a_far int,"
    " a_top bigint, r_top bigint, category_id bigint",
    "fact_found": "rule text, kind text, id bigint, severity text, facts jsonb",
    "fact_limits": "code text, team_id bigint, criticality text, is_on bool, threshold int, severity text",
}
TABLES = ";\n".join(
    [
        *(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns})" for name, columns in COLUMNS.items()),
        "DROP INDEX IF EXISTS fact_resolved_area, fact_reach_area, fact_member_person, fact_member_team",
        f"TRUNCATE {', '.join(COLUMNS)}",
    ]
)

# Of so many rows and more it pays to have these.
MANY = 20_000
INDEXES = {
    "fact_member": """CREATE INDEX fact_member_person ON fact_member (person_id);
CREATE INDEX fact_member_team ON fact_member (team_id, person_id)""",
    "fact_resolved": "CREATE INDEX fact_resolved_area ON fact_resolved (area_id, letter)",
    "fact_reach": "CREATE INDEX fact_reach_area ON fact_reach (area_id)",
}

_HOLDER = "coalesce({0}.person_id * 4, {0}.team_id * 4 + 1, {0}.seat_id * 4 + 2)"
_OF_AREA = (
    "coalesce(set_apart.team_id, 0), coalesce(x.criticality, ''), x.complexity, x.review_days, x.confirmed_on"
)
_GIVEN = "r.id, r.area_id, r.letter, r.deputy, r.only_here, r.person_id, r.team_id, r.seat_id"

MEMBER = f"""SELECT m.person_id, m.team_id, m.seat_id, m.lead FROM teams_membership m
WHERE (m.period @> {_DAY}) IS TRUE AND {sql.here(person="m.person_id", on=_DAY)}"""
FACE_OF_ALL = """SELECT DISTINCT team_id * 4 + 1, person_id FROM fact_member WHERE lead
UNION ALL SELECT seat_id * 4 + 2, person_id FROM fact_member WHERE seat_id IS NOT NULL"""
# Of a scope: of who is named in it.
_MEMBER_OF_SCOPE = f"""{MEMBER} AND (m.team_id = ANY(ARRAY(SELECT h_team FROM fact_resolved))
  OR m.person_id = ANY(ARRAY(
    SELECT h_person FROM fact_resolved UNION SELECT person_id FROM fact_resolved)))"""
# Of all: by a join, as each look-up of a person costs more.
_GONE = sql.gone(on=_DAY)
MEMBER_OF_ALL = f"""SELECT m.person_id, m.team_id, m.seat_id, m.lead
FROM teams_membership m LEFT JOIN ({_GONE}) gone ON gone.person_id = m.person_id
WHERE (m.period @> {_DAY}) IS TRUE AND gone.person_id IS NULL"""

# OFFSET keeps it a look-up for each: joined, all places are read.
_PLACE = f"""CROSS JOIN LATERAL (
  SELECT p.lifecycle, p.owning_team_id FROM ({sql.placed(on=_DAY)}) p
  WHERE p.area_id = {{0}}.area_id OFFSET 0) p"""
# Of the letters that its parties have elsewhere only A and R count, unless they are not here any more.
_ELSEWHERE = "AND s.area_id <> ALL(%(areas)s::bigint[])"
_ROWS = f"""SELECT s.* FROM (
  SELECT s.* FROM ownership_assignment s WHERE s.area_id = ANY(%(areas)s::bigint[])
  UNION ALL SELECT s.* FROM ownership_assignment s WHERE s.person_id = ANY(%(people)s::bigint[])
    {_ELSEWHERE} AND (s.letter IN ('A', 'R') OR NOT {sql.here(person="s.person_id", on=_DAY)})
  UNION ALL SELECT s.* FROM ownership_assignment s WHERE s.team_id = ANY(%(teams)s::bigint[])
    {_ELSEWHERE} AND (s.letter IN ('A', 'R') OR {sql.closed(team="s.team_id", on=_DAY)})
  UNION ALL SELECT s.* FROM ownership_assignment s WHERE s.seat_id = ANY(%(seats)s::bigint[]) {_ELSEWHERE}
) s {_PLACE.format("s")}
WHERE (s.period @> {_DAY}) IS TRUE AND p.lifecycle <> 'retired'"""
RESOLVED = f"""SELECT {_GIVEN}, r.answers_id, r.through_id, r.gap,
  CASE WHEN r.tie_breaker_id IS NOT NULL AND {sql.here(person="r.tie_breaker_id", on=_DAY)}
       THEN r.tie_breaker_id END,
  p.lifecycle IN {IN_USE}, {_HOLDER.format("r")}, lower(r.period), upper(r.period),
  p.owning_team_id, {_OF_AREA}
FROM ({sql.resolved(rows=_ROWS, on=_DAY)}) r
{_PLACE.format("r")} JOIN ownership_area x ON x.id = r.area_id
LEFT JOIN ({SET_APART}) set_apart ON set_apart.team_id = p.owning_team_id"""

# Of all: what `sql.resolved` looks up for each row, joined. In no order: to sort a million rows took as
# long as to find them.
RESOLVED_OF_ALL = f"""SELECT {_GIVEN},
  coalesce(face.person_id, CASE WHEN gone.person_id IS NULL THEN r.person_id END),
  coalesce(r.team_id, seat.team_id),
  CASE WHEN gone.person_id IS NOT NULL THEN 1
       WHEN shut.team_id IS NOT NULL OR (seat.retired_on <= {_DAY}) IS TRUE THEN 2
       WHEN r.letter = 'A' AND r.team_id IS NOT NULL AND face.person_id IS NULL THEN 3
       WHEN r.seat_id IS NOT NULL AND face.person_id IS NULL THEN 4 END,
  CASE WHEN r.tie_breaker_id NOT IN (SELECT person_id FROM ({_GONE}) g) THEN r.tie_breaker_id END,
  p.lifecycle IN {IN_USE}, {_HOLDER.format("r")}, lower(r.period), upper(r.period),
  p.owning_team_id, {_OF_AREA}
FROM ownership_assignment r
JOIN ({sql.placed(on=_DAY)}) p ON p.area_id = r.area_id
JOIN ownership_area x ON x.id = p.area_id
LEFT JOIN ({SET_APART}) set_apart ON set_apart.team_id = p.owning_team_id
LEFT JOIN ({_GONE}) gone ON gone.person_id = r.person_id
LEFT JOIN teams_seat seat ON seat.id = r.seat_id
LEFT JOIN (SELECT DISTINCT team_id FROM teams_teamplacement
  WHERE (period @> {_DAY}) IS TRUE AND closed_on <= {_DAY}) shut
  ON shut.team_id = coalesce(r.team_id, seat.team_id)
LEFT JOIN fact_face face ON face.holder = {_HOLDER.format("r")} AND (r.letter = 'A' OR r.seat_id IS NOT NULL)
  AND shut.team_id IS NULL AND (seat.retired_on <= {_DAY}) IS NOT TRUE
WHERE (r.period @> {_DAY}) IS TRUE AND p.lifecycle <> 'retired'"""


def _reach(*, up: str, top: str, joined: str = "", where: str = "true") -> str:
    return f"""WITH RECURSIVE has AS (
  SELECT area_id, bool_or(letter = 'A' AND NOT deputy) AS a, bool_or(letter = 'R' AND NOT deputy) AS r,
    bool_or(letter = 'C') AS c, bool_or(letter = 'C' AND NOT only_here) AS c_down, bool_or(letter = 'I') AS i,
    bool_or(letter = 'I' AND NOT only_here) AS i_down, bool_or(NOT only_here) AS down,
    bool_or(letter = 'A' AND deputy) AS deputised
  FROM fact_resolved GROUP BY area_id),
standby AS (
  SELECT area_id, array_agg(person_id) FILTER (WHERE letter = 'A') AS a_deputies,
    array_agg(person_id) FILTER (WHERE letter = 'R') AS r_deputies
  FROM fact_resolved WHERE deputy AND person_id IS NOT NULL GROUP BY area_id),
node AS MATERIALIZED (
  SELECT p.area_id, {up} AS up, p.owning_team_id,
    coalesce(set_apart.team_id, 0) AS at_team, coalesce(x.criticality, '') AS criticality,
    p.lifecycle IN {IN_USE} AS in_use, (x.unowned_until > {_DAY}) IS TRUE AS stance,
    EXISTS (SELECT FROM ({sql.placed(on=_DAY)}) q JOIN ownership_area y ON y.id = q.area_id
      WHERE q.parent_id = p.area_id AND q.lifecycle IN {IN_USE}
        AND (y.unowned_until > {_DAY}) IS NOT TRUE) AS has_children,
    has.area_id IS NOT NULL AS own, has.a IS TRUE AS a, has.r IS TRUE AS r, has.c IS TRUE AS c,
    has.c_down IS TRUE AS c_down, has.i IS TRUE AS i, has.i_down IS TRUE AS i_down, has.down IS TRUE AS down,
    has.deputised IS TRUE AS deputised, coalesce(standby.a_deputies, '{{}}') AS a_deputies,
    coalesce(standby.r_deputies, '{{}}') AS r_deputies,
    x.category_id
  FROM ({sql.placed(on=_DAY)}) p JOIN ownership_area x ON x.id = p.area_id
  LEFT JOIN has ON has.area_id = p.area_id LEFT JOIN standby ON standby.area_id = p.area_id {joined}
  LEFT JOIN ({SET_APART}) set_apart ON set_apart.team_id = p.owning_team_id
  WHERE {where}),
walk AS (
  SELECT area_id, owning_team_id, at_team, criticality, in_use, stance AND NOT a AS stance, has_children,
    CASE WHEN a THEN area_id END AS a_src, CASE WHEN r THEN area_id END AS r_src, c, c_down, i, i_down,
    own AS held, down AS held_down, deputised, a_deputies, r_deputies, CASE WHEN a THEN 0 END AS a_far,
    CASE WHEN in_use THEN area_id END AS a_top, CASE WHEN in_use AND a THEN area_id END AS r_top,
    category_id
  FROM node WHERE {top}
  UNION ALL
  SELECT n.area_id, n.owning_team_id, n.at_team, n.criticality, n.in_use, (n.stance OR w.stance) AND NOT n.a,
    n.has_children,
    CASE WHEN n.a THEN n.area_id ELSE w.a_src END, CASE WHEN n.r THEN n.area_id ELSE w.r_src END,
    n.c OR w.c_down, n.c_down OR w.c_down, n.i OR w.i_down, n.i_down OR w.i_down,
    n.own OR w.held_down, n.down OR w.held_down, n.deputised OR (w.deputised AND NOT n.a),
    CASE WHEN n.a THEN n.a_deputies ELSE n.a_deputies || w.a_deputies END,
    CASE WHEN n.r THEN n.r_deputies ELSE n.r_deputies || w.r_deputies END,
    CASE WHEN n.a THEN 0 ELSE w.a_far + 1 END,
    coalesce(w.a_top, CASE WHEN n.in_use THEN n.area_id END),
    coalesce(w.r_top, CASE WHEN n.in_use AND (n.a OR w.a_src IS NOT NULL) THEN n.area_id END),
    n.category_id
  FROM walk w JOIN node n ON n.up = w.area_id)
SELECT * FROM walk"""


# What is above a scope is in it as far as it passes anything on. Of all it is, but for an area that was put
# below another before that one began.
REACH = _reach(
    up="CASE WHEN p.inherits THEN p.parent_id END",
    top="up IS NULL OR up NOT IN (SELECT area_id FROM node)",
    where="p.area_id = ANY(%(areas)s::bigint[])",
)
REACH_OF_ALL = _reach(
    up="u.area_id",
    top="up IS NULL",
    joined=f"LEFT JOIN ({sql.placed(on=_DAY)}) u ON u.area_id = p.parent_id AND p.inherits",
)

# What to fill each with, in that order.
OF_ALL = {
    "fact_member": MEMBER_OF_ALL,
    "fact_face": FACE_OF_ALL,
    "fact_resolved": RESOLVED_OF_ALL,
    "fact_reach": REACH_OF_ALL,
}
OF_SCOPE = {"fact_resolved": RESOLVED, "fact_member": _MEMBER_OF_SCOPE, "fact_reach": REACH}
