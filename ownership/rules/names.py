"""Names for sentences, fetched in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from ownership.models import Area, Category, Decision
from teams.models import JobRole, Person, Seat, Team

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


def load(
    *,
    people: Iterable[int],
    teams: Iterable[int] | Combinable,
    seats: Iterable[int],
    areas: Iterable[int],
    roles: Iterable[int] = (),
    decisions: Iterable[int] = (),
    categories: Iterable[int] = (),
) -> Loaded:
    """One query, however many names. Teams may be told by a query of their ids."""
    none, nothing = Value(""), Value(None, BigIntegerField())
    which: Any = teams if isinstance(teams, Combinable) else list(teams)
    rows = Team.objects.filter(id__in=which).values_list(Value("team"), "id", "name", none, "parent_id")
    rows = rows.union(
        Person.objects.filter(id__in=list(people)).values_list(Value("person"), "id", "name", none, nothing),
        Seat.objects.filter(id__in=list(seats)).values_list(
            Value("seat"), "id", "job_role__name", Coalesce("team__name", none), "team_id"
        ),
        Area.objects.filter(id__in=list(areas)).values_list(Value("area"), "id", "name", none, nothing),
        JobRole.objects.filter(id__in=list(roles)).values_list(Value("role"), "id", "name", none, nothing),
        Decision.objects.filter(id__in=list(decisions)).values_list(
            Value("decision"), "id", "title", none, nothing
        ),
        Category.objects.filter(id__in=list(categories)).values_list(
            Value("category"), "id", "name", none, nothing
        ),
        all=True,
    )
    found = Loaded()
    named = {"team": found.teams, "person": found.persons, "seat": found.seats, "area": found.places}
    named |= {"role": found.roles, "decision": found.decisions, "category": found.categories}
    for kind, id, name, of, within in rows:
        named[kind][id] = f"{name} of {of}" if of else name
        found.within[kind, id] = within
    return found
