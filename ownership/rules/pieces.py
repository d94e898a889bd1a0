"""SQL that rules share, over the relations of `facts`."""

from ownership import sql

_DAY = "%(on)s::date"
IN_USE = "('active', 'retiring')"
# Teams to which other limits apply than to everybody: those with settings and all below them.
SET_APART = "SELECT DISTINCT team_id FROM fact_limits WHERE team_id > 0"


def limit(*, code: str, at: str = "", team: str = "", criticality: str = "''") -> str:
    """JOIN of `l`: how the rule applies, so that what it is off for drops out.

    `at` is SQL of whose settings hold, such as an area's `at_team`, or `team` of any team's id. `criticality`
    (SQL of an area's) for a rule whose threshold can differ by it.
    """
    known = f"LEFT JOIN ({SET_APART}) lt ON lt.team_id = {team}\n" if team else ""
    return f"""{known}JOIN fact_limits l ON l.code = '{code}' AND l.is_on
  AND l.team_id = {at or "coalesce(lt.team_id, 0)"} AND l.criticality = {criticality}"""


def ids(*, of: str, where: str = "true") -> str:
    """A jsonb list of the distinct ids of a column, in order, for an aggregate."""
    listed = f"array_agg(DISTINCT {of} ORDER BY {of}) FILTER (WHERE {of} IS NOT NULL AND {where})"
    return f"to_jsonb(coalesce({listed}, '{{}}'))"


def worst(*, of: str) -> str:
    """The gravest of the severities of a column, for an aggregate."""
    return f"(array_agg({of} ORDER BY array_position(ARRAY['error', 'warning', 'info'], {of})))[1]"


HOLDERS = (
    f"""'people', {ids(of="f.h_person")}, 'teams', {ids(of="f.h_team")}, 'seats', {ids(of="f.h_seat")}"""
)
# A holder that has left or is closed is said by its own rule, and counts for no other.
COUNTS = "(f.gap IS NULL OR f.gap IN (3, 4))"
# By area, to whom its A was given: two areas of which this is the same have one answer.
ANSWERS = """SELECT area_id,
    array_agg(DISTINCT holder ORDER BY holder) AS holders
  FROM fact_resolved WHERE letter = 'A' AND NOT deputy GROUP BY area_id"""
# By area, the only person to whom its A comes.
ALONE = """SELECT area_id, min(person_id) AS person_id FROM fact_resolved
  WHERE letter = 'A' AND NOT deputy GROUP BY area_id HAVING min(person_id) = max(person_id)"""
# The team by whose settings a person is judged: of those they are in, the first.
# Where no team has any, nobody is looked for.
TEAM_OF = """coalesce(CASE WHEN EXISTS (SELECT FROM fact_limits y WHERE y.team_id > 0) THEN
    (SELECT min(m.team_id) FROM teams_membership m JOIN fact_limits y ON y.team_id = m.team_id
     WHERE m.person_id = {person} AND (m.period @> %(on)s::date) IS TRUE) END, 0)"""

# Decisions accepted by the day: id, date, ids of those who decided, how many of them are here.
DECIDED = f"""SELECT d.id, d.date, {ids(of="y.person_id")} AS people,
    count(*) FILTER (WHERE {sql.here(person="y.person_id", on="%(on)s::date")}) AS here
  FROM ownership_decision d JOIN ownership_decisionparty y ON y.decision_id = d.id AND y.part = 'decider'
  WHERE d.status = 'accepted' AND d.date <= %(on)s::date GROUP BY d.id, d.date"""


def uncovered(*, code: str, held: bool) -> str:
    """Families of areas in which an A is missing, each by its topmost, where something is held or nothing.

    What lacks an A lacks it all the way up, so that an A at the top would do; an area with areas below needs
    none of its own if those have theirs.
    """
    return f"""SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'error') AS severity,
  jsonb_build_object('areas', x.below) AS facts
FROM (SELECT a_top, bool_or(held) AS held, {ids(of="area_id", where="area_id <> a_top")} AS below
      FROM fact_reach WHERE in_use AND a_src IS NULL AND NOT stance AND NOT has_children GROUP BY a_top) x
JOIN fact_reach t ON t.area_id = x.a_top
{limit(code=code, at="t.at_team")}
WHERE {"" if held else "NOT "}(x.held OR t.held)"""


def least(*, code: str) -> str:
    """The lowest threshold of a rule wherever it is on: what does not exceed it breaks it nowhere."""
    return f"(SELECT min(y.threshold) FROM fact_limits y WHERE y.code = '{code}' AND y.is_on)"


def crowd(*, code: str, rows: str) -> str:
    """Condition on an area's id: that it has more of `rows` (a condition on `f`) than any threshold allows.

    Counted without looking which are the same, most areas drop out before it is looked.
    """
    return f"""IN (SELECT f.area_id FROM fact_resolved f WHERE {rows} GROUP BY f.area_id
    HAVING count(*) > {least(code=code)})"""


def crowded(*, code: str, letter: str, severity: str) -> str:
    """Areas to which more holders than the threshold were given a letter directly."""
    rows = f"f.letter = '{letter}' AND NOT f.deputy AND f.in_use AND {COUNTS}"
    return f"""SELECT 'area' AS kind, f.area_id AS id, coalesce(l.severity, '{severity}') AS severity,
  jsonb_build_object({HOLDERS}, 'count', count(DISTINCT f.holder),
    'limit', l.threshold) AS facts
FROM fact_resolved f JOIN fact_reach t ON t.area_id = f.area_id
{limit(code=code, at="t.at_team", criticality="t.criticality")}
WHERE {rows} AND f.area_id {crowd(code=code, rows=rows)}
GROUP BY f.area_id, l.severity, l.threshold
HAVING count(DISTINCT f.holder) > l.threshold"""


# How many, by team, are in it: team_id, size.
SIZES = """SELECT team_id, count(DISTINCT person_id) AS size FROM fact_member
  WHERE team_id IS NOT NULL GROUP BY team_id"""


# By team its members of the lowest and of the highest id: of all, and looked up where there are few.
_BOUNDS = """SELECT m.team_id, min(m.person_id) AS low, max(m.person_id) AS high FROM fact_member m
    WHERE m.team_id IS NOT NULL GROUP BY m.team_id"""
_BOUNDS_OF_ONE = """LEFT JOIN LATERAL (
    SELECT min(m.person_id) AS low, max(m.person_id) AS high FROM fact_member m
    WHERE m.team_id = f.h_team AND f.gap IS NULL) y ON true"""
_BOUNDS_OF_ALL = f"LEFT JOIN ({_BOUNDS}) y ON y.team_id = f.h_team AND f.gap IS NULL"


def cover(*, areas: str, of_all: bool = False) -> str:
    """A relation of areas with owning_team_id, at_team, and the person_id of who alone could go on with it,
    null where several could.

    That is who answers for its A, who does its R (of a team: its members) and who stands in. `areas` says of
    which, as SQL over `t` (fact_reach). Of many only the lowest id and the highest are looked at: there is
    one person where they are the same.
    """
    of = "t.area_id, t.owning_team_id, t.at_team"
    given = "JOIN fact_resolved f ON f.area_id = t.{source} AND f.letter = '{letter}' AND NOT f.deputy"
    a, r = given.format(source="a_src", letter="A"), given.format(source="r_src", letter="R")
    return f"""SELECT area_id, owning_team_id, at_team,
  CASE WHEN min(low) = max(high) THEN min(low) END AS person_id FROM (
  SELECT {of}, f.person_id AS low, f.person_id AS high FROM fact_reach t {a} WHERE {areas}
  UNION ALL SELECT {of}, coalesce(f.person_id, y.low), coalesce(f.person_id, y.high)
  FROM fact_reach t {r} {_BOUNDS_OF_ALL if of_all else _BOUNDS_OF_ONE} WHERE {areas}
  UNION ALL SELECT {of}, d.id, d.id
  FROM fact_reach t CROSS JOIN unnest(t.a_deputies || t.r_deputies) AS d(id) WHERE {areas}) c
WHERE low IS NOT NULL GROUP BY area_id, owning_team_id, at_team"""


def stays(*, person: str) -> str:
    """The day from which a person is here no longer: infinity, or null where no employment is known."""
    return f"""(SELECT max(coalesce(upper(e.period), 'infinity')) FROM teams_employment e
    WHERE e.person_id = {person})"""


def leaving(*, people: str) -> str:
    """A relation of id and ends: who of these (a relation of id) leaves on a known day, for good."""
    return f"""SELECT e.person_id AS id, max(upper(e.period)) AS ends FROM ({people}) o
  JOIN teams_employment e ON e.person_id = o.id AND upper(e.period) IS NOT NULL
  WHERE NOT EXISTS (
    SELECT FROM teams_employment n WHERE n.person_id = e.person_id AND upper(n.period) IS NULL)
  GROUP BY e.person_id"""


def of_teams(*, most: str) -> str:
    """Persons on whom much of a team rests, each once, from a relation of person_id, team_id, severity,
    whole (how many areas the team has) and ids (those that rest on them)."""
    return f"""SELECT 'person' AS kind, m.person_id AS id, {worst(of="m.severity")} AS severity,
  jsonb_build_object('people', jsonb_build_array(m.person_id), 'teams', {ids(of="m.team_id")},
    'areas', {ids(of="area.id")},
    'whole', (SELECT sum(y.whole) FROM {most} y WHERE y.person_id = m.person_id)) AS facts
FROM {most} m CROSS JOIN LATERAL unnest(m.ids) AS area(id)
GROUP BY m.person_id"""
