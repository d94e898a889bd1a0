"""Pieces of SQL, one fact each, of which the function `holdings` and the facts of a scan are composed.

`on` is the SQL of a date: a parameter of a function, or a placeholder such as `%(on)s`. A "relation" is
a SELECT to be put in parentheses.

Periods are asked by `(period @> day) IS TRUE`: no index answers that, which keeps the GiST indexes of the
exclusion constraints out of it. Most rows there are hold today, and of one person alone such an index of an
area's letters is read whole (60 ms among a million, 0.05 by the btree of persons).
"""
# ruff: noqa: S608 - composed of our own text alone


def here(*, person: str, on: str) -> str:
    """Whether a person is here: nothing is known of their employment, or one of its periods has the day."""
    return f"""coalesce(
    (SELECT bool_or(e.period @> {on}) FROM teams_employment e WHERE e.person_id = {person}), true)"""


def gone(*, on: str) -> str:
    """A relation of person_id: who is not here. For all at once, where `here` would look each up."""
    return f"""SELECT e.person_id FROM teams_employment e
    GROUP BY e.person_id HAVING NOT bool_or(e.period @> {on})"""


def closed(*, team: str, on: str) -> str:
    """Whether a team is closed: a team of which that day knows nothing is not."""
    return f"""EXISTS (
    SELECT FROM teams_teamplacement tp
    WHERE tp.team_id = {team} AND (tp.period @> {on}) IS TRUE AND tp.closed_on <= {on})"""


def placed(*, on: str) -> str:
    """A relation of areas: area_id, parent_id, inherits, lifecycle, owning_team_id of that day."""
    return f"""
    SELECT ap.area_id, ap.parent_id, ap.inherits, ap.lifecycle, ap.owning_team_id
    FROM ownership_areaplacement ap WHERE (ap.period @> {on}) IS TRUE"""


def live(*, on: str) -> str:
    """A relation of assignments that count: a retired area gives nothing, to itself or to those below."""
    return f"""
    SELECT s.* FROM ownership_assignment s JOIN ({placed(on=on)}) p ON p.area_id = s.area_id
    WHERE (s.period @> {on}) IS TRUE AND p.lifecycle <> 'retired'"""


def leads(*, team: str, on: str) -> str:
    """A relation of person_id: who leads a team, each once from however many seats."""
    return f"""
    SELECT DISTINCT m.person_id FROM teams_membership m
    WHERE m.team_id = {team} AND m.lead AND (m.period @> {on}) IS TRUE
      AND {here(person="m.person_id", on=on)}"""


def sitters(*, seat: str, on: str) -> str:
    """A relation of person_id: who sits in a seat."""
    return f"""
    SELECT m.person_id FROM teams_membership m
    WHERE m.seat_id = {seat} AND (m.period @> {on}) IS TRUE
      AND {here(person="m.person_id", on=on)}"""


def resolved(*, rows: str, on: str) -> str:
    """A relation: each of `rows` (a relation of assignments), once for each person who answers for it.

    Adds answers_id (a person, or null), through_id (the team, also the one of a seat) and gap (enum Gap).
    A team's A is answered by its leads; its other letters stand for the team, with nobody and no gap.
    """
    return f"""
  SELECT r.*, who.person_id AS answers_id, party.team_id AS through_id,
    CASE WHEN r.person_id IS NOT NULL AND who.person_id IS NULL THEN 1
         WHEN party.closed THEN 2
         WHEN r.team_id IS NOT NULL AND r.letter = 'A' AND who.person_id IS NULL THEN 3
         WHEN r.seat_id IS NOT NULL AND who.person_id IS NULL THEN 4 END AS gap
  FROM ({rows}) r
  LEFT JOIN teams_seat seat ON seat.id = r.seat_id
  CROSS JOIN LATERAL (SELECT coalesce(r.team_id, seat.team_id) AS team_id) at
  CROSS JOIN LATERAL (
    SELECT at.team_id,
      coalesce(seat.retired_on <= {on}, false) OR {closed(team="at.team_id", on=on)} AS closed
  ) party
  LEFT JOIN LATERAL (
    SELECT r.person_id WHERE r.person_id IS NOT NULL AND {here(person="r.person_id", on=on)}
    UNION ALL
    SELECT l.person_id FROM ({leads(team="r.team_id", on=on)}) l
    WHERE r.letter = 'A' AND NOT party.closed
    UNION ALL
    SELECT x.person_id FROM ({sitters(seat="r.seat_id", on=on)}) x
    WHERE NOT party.closed
  ) who ON true"""


def chain(*, on: str, areas: str | None) -> str:
    """A recursive relation: area_id, and each source_id whose letters can reach it, nearest first in path.

    `areas` None: of all. A retired one gives nothing, and lets through. It ends at a source it has had:
    moves that were dated back can make a circle of a past day.
    """
    up = "CASE WHEN p.inherits THEN p.parent_id END"
    return f"""chain(area_id, source_id, gives, up, path) AS (
  SELECT p.area_id, p.area_id, true, {up}, ARRAY[p.area_id] FROM ({placed(on=on)}) p
  WHERE p.lifecycle <> 'retired'{f" AND p.area_id = ANY({areas})" if areas else ""}
  UNION ALL
  SELECT c.area_id, p.area_id, p.lifecycle <> 'retired', {up},
    c.path || p.area_id
  FROM chain c JOIN ({placed(on=on)}) p ON p.area_id = c.up
  WHERE p.area_id <> ALL(c.path))"""


def holdings(*, on: str, areas: str | None, letters: str) -> str:
    """Who effectively holds what: A and R of the nearest area that has them, with deputies from there and
    below; the others of all. The nearest are found first, and their holders after."""
    held = """
    SELECT * FROM reach WHERE CASE WHEN letter IN ('A', 'R')
      THEN distance = nearest OR (deputy AND distance < nearest) ELSE distance = 1 OR NOT only_here END"""
    return f"""
WITH RECURSIVE {chain(on=on, areas=areas)},
reach AS (
  SELECT c.area_id, c.source_id, cardinality(c.path) AS distance, s.id AS assignment_id, s.letter, s.deputy,
    s.only_here, s.person_id, s.team_id, s.seat_id,
    min(cardinality(c.path)) FILTER (WHERE NOT s.deputy) OVER (PARTITION BY c.area_id, s.letter) AS nearest
  FROM chain c JOIN ownership_assignment s ON s.area_id = c.source_id AND (s.period @> {on}) IS TRUE
  WHERE c.gives AND ({letters} IS NULL OR s.letter = ANY({letters})))
SELECT concat_ws('-', h.area_id, h.assignment_id, h.answers_id), h.area_id, h.source_id, h.assignment_id,
  h.letter, h.deputy, h.answers_id, h.through_id, h.seat_id, h.gap
FROM ({resolved(rows=held, on=on)}) h"""


def _function(name: str, parameters: str, *, plan: str, areas: str | None) -> str:
    return f"""CREATE FUNCTION {name}(_on date{parameters}, _letters text[] DEFAULT NULL)
RETURNS TABLE(id text, area_id bigint, source_id bigint, assignment_id bigint, letter varchar, deputy bool,
  person_id bigint, team_id bigint, seat_id bigint, gap int)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 20 SET plan_cache_mode = {plan} AS $$
{holdings(on="_on", areas=areas, letters="_letters")}
$$"""


# The settings also keep the functions out of the query around them: written into that, their rows are thought
# fifty times as many, and what joins them reads whole tables (among 50,000 areas 300 ms in place of 40).
# Of given areas the plan is one a connection: making it anew took 2 ms, five times as long as what it does.
HOLDINGS = _function("holdings", ", _areas bigint[]", plan="force_generic_plan", areas="_areas")
ALL_HOLDINGS = _function("all_holdings", "", plan="force_custom_plan", areas=None)
