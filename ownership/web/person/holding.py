"""What a person holds, as lines of a page, and what the areas below take from it."""
# ruff: noqa: S608 - composed of our own models' names alone

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from ownership import sql
from ownership.enums import REPLACING, Letter, Lifecycle
from ownership.holdings import at
from ownership.models import Area, Assignment
from ownership.who.held import Held
from ownership.who.mine import mine
from teams.models import Membership, Person

# Where something was given to a person, to a seat or a team of theirs; and to how many areas below, as the
# tree is, what they answer for goes on from there: A and R as far as nobody else is named.
_REACH = f"""WITH RECURSIVE places AS MATERIALIZED (
  SELECT m.* FROM {Membership._meta.db_table} m WHERE m.person_id = %(person)s AND m.period @> %(on)s::date),
mine AS MATERIALIZED (
  SELECT a.* FROM {Assignment._meta.db_table} a WHERE a.period @> %(on)s::date AND a.id IN (
    SELECT a.id FROM {Assignment._meta.db_table} a WHERE a.person_id = %(person)s
    UNION ALL SELECT a.id FROM places p JOIN {Assignment._meta.db_table} a ON a.seat_id = p.seat_id
    UNION ALL SELECT a.id FROM places p JOIN {Assignment._meta.db_table} a ON a.team_id = p.team_id)),
answered AS (
  SELECT DISTINCT h.area_id, h.letter FROM ({sql.resolved(rows="SELECT * FROM mine", on="%(on)s::date")}) h
  JOIN {Area._meta.db_table} a ON a.id = h.area_id AND a.lifecycle <> 'retired'
  WHERE h.answers_id = %(person)s AND NOT h.only_here),
down(source_id, area_id, letter, retired) AS (
  SELECT area_id, area_id, letter, false FROM answered
  UNION
  SELECT d.source_id, a.id, d.letter, a.lifecycle = 'retired'
  FROM down d JOIN {Area._meta.db_table} a ON a.parent_id = d.area_id
  WHERE a.inherits AND (d.letter NOT IN ('A', 'R') OR a.lifecycle = 'retired' OR NOT EXISTS (
    SELECT FROM {Assignment._meta.db_table} s
    WHERE s.area_id = a.id AND s.letter = d.letter AND NOT s.deputy AND s.period @> %(on)s::date))),
reached(id, areas) AS (
  SELECT source_id, count(DISTINCT area_id) FROM down
  WHERE area_id <> source_id AND NOT retired GROUP BY source_id)
SELECT given.id, coalesce(areas, 0) FROM (SELECT DISTINCT area_id FROM mine) given(id)
LEFT JOIN reached USING (id)"""
USED = (Lifecycle.ACTIVE, Lifecycle.RETIRING)


@dataclass(frozen=True)
class Row:
    """An area with the person's letters there, and how many areas below have them from here."""

    area: Area
    lines: list[Held]
    below: int

    @property
    def accountable(self) -> bool:
        return any(line.letter == "A" and not line.deputy for line in self.lines)


def holding(*, person: Person, on: dt.date) -> list[Row]:
    """Where it was given, by name; two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"person": person.pk, "on": on})
        below = dict(cursor.fetchall())
    return [Row(area, lines, below[area.pk]) for area, lines in mine(person=person, on=on, areas=below)]


@dataclass(frozen=True)
class Alone:
    """An area that nobody else can decide on; `nobody_works`: nobody else does the work either."""

    area: Area
    nobody_works: bool


def alone(*, person: Person, rows: list[Row], on: dt.date) -> list[Alone]:
    """Where this person answers by themselves and no deputy is named; one query at most."""
    mine = {row.area.pk: row.area for row in rows if row.accountable and row.area.lifecycle in USED}
    if not mine:
        return []
    decide: dict[int, set[int]] = defaultdict(set)
    work: dict[int, set[object]] = defaultdict(set)
    held = at(on=on, areas=mine, letters=REPLACING)
    for area, letter, who, team, gap in held.values_list("area", "letter", "person", "team", "gap"):
        if letter == Letter.A and who:
            decide[area].add(who)
        elif letter == Letter.R and gap is None:
            work[area].add(who or ("team", team))
    found = [
        Alone(area, not work[id] - {person.pk}) for id, area in mine.items() if decide[id] == {person.pk}
    ]
    return sorted(found, key=lambda each: (_weight(each.area), each.area.sort_name))


def _weight(area: Area) -> int:
    return ["critical", "important", "normal", "minor", None].index(area.criticality)
