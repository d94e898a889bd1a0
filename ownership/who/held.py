"""Holdings as lines of a page: one a holder, however many people answer behind it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ownership.enums import Letter
from ownership.holdings import at
from ownership.models import Area, Assignment, Holding
from ownership.who.named import Named, by_area, gap_of, order
from teams.models import Person

HOLDER = ("assignment__person", "assignment__team", "assignment__seat__job_role", "assignment__seat__team")


@dataclass(frozen=True)
class Held(Named):
    """Likewise, with the rows behind the names."""

    persons: tuple[Person, ...]  # who answers behind a team or a seat, or the person
    source: Area | None  # where it is inherited from
    assignment: Assignment

    @property
    def through(self) -> str:
        if self.kind == "person":
            return "directly"
        if self.kind == "seat":
            return f"as {self.holder}" if self.people else "a job role"
        return f"as lead of {self.holder}" if self.people else "as a team"


def kind_of(assignment: Assignment) -> str:
    return next(kind for kind in ("person", "team", "seat") if getattr(assignment, f"{kind}_id"))


def line(assignment: Assignment, *persons: Person, gap: str = "", source: Area | None = None) -> Held:
    """As it was made, unless more is said of it."""
    return Held(
        letter=assignment.letter,
        deputy=assignment.deputy,
        holder=str(assignment.holder),
        kind=kind_of(assignment),
        people=tuple(person.name for person in persons),
        gap=gap,
        acceptance=assignment.acceptance,
        persons=persons,
        source=source,
        assignment=assignment,
    )


def line_of(row: Holding) -> Held:
    source = row.source if row.inherited else None
    return line(row.assignment, *filter(None, [row.person]), gap=gap_of(row.gap), source=source)


def held(
    *, on: dt.date, areas: Iterable[int], letters: Iterable[str] = Letter.values
) -> dict[int, list[Held]]:
    """The lines of each area on a day, A first, in one query."""
    rows = at(on=on, areas=areas, letters=letters)
    merged: dict[tuple[int, int], Held] = {}
    for row in rows.select_related("person", "source", *HOLDER).order_by("person__sort_name"):
        key, found = (row.area_id, row.assignment_id), line_of(row)
        if known := merged.get(key):
            persons = (*known.persons, *found.persons)
            found = replace(known, persons=persons, people=tuple(person.name for person in persons))
        merged[key] = found
    return by_area((area, each) for (area, _), each in merged.items())


def direct(*, on: dt.date, area: Area) -> list[Held]:
    """Assignments as they were made in an area, with nothing resolved or inherited."""
    rows = area.assignments.filter(period__contains=on)
    return sorted(map(line, rows.select_related("person", "team", "seat__job_role", "seat__team")), key=order)
