"""Names for sentences, fetched in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ownership.models import Area
from teams.models import Person, Seat, Team

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


def listed(words: Sequence[str], *, last: str = "and", most: int | None = None, rest: str = "more") -> str:
    """Say "Ana, Ben and Dana", or with `most` 2 "Ana, Ben and two more"."""
    shown = list(words)
    if most is not None and len(shown) > most + 1:
        shown = [*shown[:most], f"{number(len(shown) - most)} {rest}"]
    return f" {last} ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part) if shown else ""


@dataclass
class Loaded:
    """Names by id. What is not there any more is said to be so."""

    persons: dict[int, str] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    seats: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)

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
        return {"person": self.person, "team": self.team, "seat": self.seat, "area": self.area}[kind](id)


def load(
    *, people: Iterable[int], teams: Iterable[int], seats: Iterable[int], areas: Iterable[int]
) -> Loaded:
    """Four queries, however many names."""
    found = Seat.objects.filter(id__in=list(seats)).values_list("id", "job_role__name", "team__name")
    return Loaded(
        persons=dict(Person.objects.filter(id__in=list(people)).values_list("id", "name")),
        teams=dict(Team.objects.filter(id__in=list(teams)).values_list("id", "name")),
        seats={id: f"{role} of {team}" if team else role for id, role, team in found},
        places=dict(Area.objects.filter(id__in=list(areas)).values_list("id", "name")),
    )
