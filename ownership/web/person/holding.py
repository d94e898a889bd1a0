"""What a person holds, as lines of a page, and what the areas below take from it."""
# ruff: noqa: S608 - composed of our own models' names alone

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.models import F

from ownership.enums import REPLACING, Letter, Lifecycle
from ownership.holdings import at
from ownership.models import Area
from ownership.who.held import Held
from ownership.who.mine import mine
from teams.models import Person

# What inherits from these areas, as the tree is.
_BELOW = f"""WITH RECURSIVE below(id) AS (
  SELECT a.id FROM {Area._meta.db_table} a WHERE a.parent_id = ANY(%s) AND a.inherits
  UNION SELECT a.id FROM {Area._meta.db_table} a JOIN below ON a.parent_id = below.id WHERE a.inherits)
SELECT id FROM below"""
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
    """Where it was given, the critical first; four queries."""
    found = mine(person=person, on=on)
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [[area.pk for area, _ in found]])
        below = [id for (id,) in cursor.fetchall()]
    theirs = at(on=on, areas=below).filter(person=person).exclude(source=F("area"))
    reached = Counter(source for source, _ in theirs.values_list("source", "area").distinct())
    return [Row(area, lines, reached[area.pk]) for area, lines in found]


@dataclass(frozen=True)
class Alone:
    """An area that nobody else can decide on; `nobody_works`: nobody else does the work either."""

    area: Area
    nobody_works: bool


def alone(*, person: Person, rows: list[Row], on: dt.date) -> list[Alone]:
    """Where this person answers by themselves and no deputy is named; one query."""
    mine = {row.area.pk: row.area for row in rows if row.accountable and row.area.lifecycle in USED}
    decide: dict[int, set[int]] = defaultdict(set)
    work: dict[int, set[object]] = defaultdict(set)
    held = at(on=on, areas=mine).filter(letter__in=REPLACING)
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
