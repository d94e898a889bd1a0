"""Holdings as lines of a page: one a holder, however many people answer behind it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F

from ownership.enums import Letter
from ownership.holdings import at
from ownership.models import Area, Assignment, Holding
from ownership.querysets.holding import HoldingQuerySet
from ownership.who.named import NAMES, Named, by_area, gap_of, holder_of, order
from teams.models import Person


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


def line(assignment: Assignment, *persons: Person) -> Held:
    """As it was made."""
    kind = next(kind for kind in ("person", "team", "seat") if getattr(assignment, f"{kind}_id"))
    return _line(assignment, (str(assignment.holder), kind), *persons)


def line_of(row: Holding) -> Held:
    """Of a holding that was read by `lines`."""
    source = row.source if row.inherited else None
    holder = holder_of(*(getattr(row, name) for name in NAMES))
    return _line(row.assignment, holder, *filter(None, [row.person]), gap=gap_of(row.gap), source=source)


def _line(
    assignment: Assignment,
    holder: tuple[str, str],
    *persons: Person,
    gap: str = "",
    source: Area | None = None,
) -> Held:
    return Held(
        *(assignment.letter, assignment.deputy, *holder, tuple(person.name for person in persons), gap),
        *(assignment.acceptance, assignment.asked_on, assignment.tie_breaker_id is not None),
        persons=persons,
        source=source,
        assignment=assignment,
    )


def lines(rows: HoldingQuerySet) -> HoldingQuerySet:
    """With what a line says of each; a holder is a name alone."""
    return rows.select_related("person", "source", "assignment").annotate(
        **{name: F(column) for name, column in NAMES.items()}
    )


def held(
    *, on: dt.date, areas: Iterable[int], letters: Iterable[str] = Letter.values
) -> dict[int, list[Held]]:
    """The lines of each area on a day, A first, in one query."""
    rows = at(on=on, areas=areas, letters=letters)
    merged: dict[tuple[int, int], Held] = {}
    for row in lines(rows).order_by("person__sort_name"):
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
