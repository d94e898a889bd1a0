"""Names for sentences, fetched in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from .base import Facts

MOST = 4
NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_GIVEN = "WITH which(id) AS (SELECT unnest(%(teams)s::bigint[]))"
# Some teams, those of areas, of seats, and in which people are or were; and all above.
_UPWARD = """
WITH RECURSIVE which(id) AS (
  SELECT unnest(%(teams)s::bigint[])
  UNION SELECT owning_team_id FROM ownership_area WHERE id = ANY(%(areas_of)s)
  UNION SELECT team_id FROM teams_seat WHERE id = ANY(%(seats_of)s)
  UNION SELECT team_id FROM teams_membership WHERE person_id = ANY(%(people_of)s)
  UNION SELECT t.parent_id FROM teams_team t JOIN which ON t.id = which.id)"""
_NAMES = """
SELECT 'team', id, name, NULL, parent_id FROM teams_team WHERE id IN (SELECT id FROM which)
UNION ALL SELECT 'person', id, name, NULL, NULL FROM teams_person WHERE id = ANY(%(people)s)
UNION ALL SELECT 'seat', s.id, r.name, t.name, s.team_id
  FROM teams_seat s JOIN teams_jobrole r ON r.id = s.job_role_id LEFT JOIN teams_team t ON t.id = s.team_id
  WHERE s.id = ANY(%(seats)s)
UNION ALL SELECT 'area', id, name, NULL, NULL FROM ownership_area WHERE id = ANY(%(areas)s)
UNION ALL SELECT 'role', id, name, NULL, NULL FROM teams_jobrole WHERE id = ANY(%(roles)s)
UNION ALL SELECT 'decision', id, title, NULL, NULL FROM ownership_decision WHERE id = ANY(%(decisions)s)
UNION ALL SELECT 'category', id, name, NULL, NULL FROM ownership_category WHERE id = ANY(%(categories)s)"""


def number(count: int) -> str:
    """Say it as a word up to twelve."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def day(iso: str) -> str:
    """Say "2026-05-06" as "6 May 2026"."""
    return f"{dt.date.fromisoformat(iso):%-d %B %Y}"


def listed(words: Sequence[str], *, last: str = "and", most: int | None = None, rest: str = "more") -> str:
    """Say "Ana, Ben and Dana", or with `most` 2 "Ana, Ben and two more"."""
    shown = list(words)
    if most is not None and len(shown) > most + 1:
        shown = [*shown[:most], f"{number(len(shown) - most)} {rest}"]
    return f" {last} ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part) if shown else ""


@dataclass
class Loaded:
    """Names by id, and what each is within: a team the one above, a seat its team.

    What is not there any more is said to be so.
    """

    persons: dict[int, str] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    seats: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    decisions: dict[int, str] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    within: dict[tuple[str, int], int | None] = field(default_factory=dict)

    def person(self, id: int) -> str:
        return self.persons.get(id, "somebody")

    def people(self, ids: list[int], *, last: str = "and") -> str:
        return listed([self.person(id) for id in ids], last=last)

    def team(self, id: int) -> str:
        return self.teams.get(id, "a team")

    def seat(self, id: int) -> str:
        return self.seats.get(id, "a seat")

    def area(self, id: int) -> str:
        return self.places.get(id, "an area")

    def role(self, id: int) -> str:
        return self.roles.get(id, "a job role")

    def decision(self, id: int) -> str:
        return self.decisions.get(id, "a decision")

    def category(self, id: int) -> str:
        return self.categories.get(id, "a category")

    def areas(self, ids: list[int], *, most: int = MOST) -> str:
        return listed([self.area(id) for id in ids], most=most)

    def holders(self, facts: Facts) -> str:
        """All holders of the facts, with the people behind one where several are: "Core (Ana or Ben)"."""
        behind = facts.get("behind", {})
        names = [self.person(id) for id in facts["people"]]
        for kind, ids, name in (("team", facts["teams"], self.team), ("seat", facts["seats"], self.seat)):
            for id in ids:
                several = behind.get(f"{kind}-{id}", [])
                names.append(f"{name(id)} ({self.people(several, last='or')})" if several else name(id))
        return listed(names, most=MOST)

    def crowd(self, facts: Facts) -> str:
        """How many: "Six", "Three teams" where all are teams."""
        kinds = [kind for kind in ("people", "teams", "seats") if facts[kind]]
        kind = f" {kinds[0]}" if len(kinds) == 1 else ""
        return f"{number(facts['count']).capitalize()}{kind}"

    def subject(self, kind: str, id: int) -> str:
        name: Callable[[int], str] = getattr(self, kind)
        return name(id)


class Upward(NamedTuple):
    """Whose teams are named too, and all above them and above those that are asked for."""

    areas: Collection[int] = ()
    seats: Collection[int] = ()
    people: Collection[int] = ()


def load(
    *,
    people: Iterable[int] = (),
    teams: Iterable[int] = (),
    seats: Iterable[int] = (),
    areas: Iterable[int] = (),
    roles: Iterable[int] = (),
    decisions: Iterable[int] = (),
    categories: Iterable[int] = (),
    upward: Upward | None = None,
) -> Loaded:
    """One query, however many names."""
    asked = {"people": people, "teams": teams, "seats": seats, "areas": areas, "roles": roles}
    asked |= {"decisions": decisions, "categories": categories}
    values = {kind: list(ids) for kind, ids in asked.items()}
    values |= {f"{kind}_of": list(ids) for kind, ids in (upward or Upward())._asdict().items()}
    found = Loaded()
    named = {"team": found.teams, "person": found.persons, "seat": found.seats, "area": found.places}
    named |= {"role": found.roles, "decision": found.decisions, "category": found.categories}
    with connection.cursor() as cursor:
        cursor.execute((_GIVEN if upward is None else _UPWARD) + _NAMES, values)
        for kind, id, name, of, within in cursor.fetchall():
            named[kind][id] = f"{name} of {of}" if of else name
            found.within[kind, id] = within
    return found
