"""Holdings as lines of a page: one a holder, however many people answer behind it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ownership.enums import Letter
from ownership.models import Area, Assignment
from ownership.who import rows
from ownership.who.named import Named, by_area, order, said
from ownership.who.rows import More, Names
from teams.models import Person


class Source(NamedTuple):
    """Where it is inherited from."""

    pk: int
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Held(Named):
    """Likewise, with the people behind the names, and more of the assignment."""

    persons: tuple[Person, ...]  # who answers behind a team or a seat, or the person
    source: Source | None
    period: Any
    interim: bool
    asked_by_id: int | None
    declined_because: str

    @property
    def through(self) -> str:
        if self.kind == "person":
            return "directly"
        if self.kind == "seat":
            return f"as {self.holder}" if self.people else "a job role"
        return f"as lead of {self.holder}" if self.people else "as a team"

    @property
    def person(self) -> Person | None:
        """Whom it was given to, if that is a person."""
        return self.persons[0] if self.kind == "person" and self.persons else None


def line(assignment: Assignment) -> Held:
    """As it was made."""
    kind = next(kind for kind in ("person", "team", "seat") if getattr(assignment, f"{kind}_id"))
    return Held(
        letter=assignment.letter,
        deputy=assignment.deputy,
        holder=str(assignment.holder),
        kind=kind,
        people=(),
        gap="",
        acceptance=assignment.acceptance,
        asked_on=assignment.asked_on,
        shared=assignment.tie_breaker_id is not None,
        persons=(assignment.person,) if assignment.person else (),
        source=None,
        period=assignment.period,
        interim=assignment.interim,
        asked_by_id=assignment.asked_by_id,
        declined_because=assignment.declined_because,
    )


def line_of(row: Names, more: More, persons: Sequence[Person]) -> Held:
    """`persons` are who answers."""
    return Held(
        **said(row, (person.name for person in persons)),
        persons=tuple(persons),
        source=Source(more.source, more.source_name or "") if more.source else None,
        period=more.period,
        interim=more.interim,
        asked_by_id=more.asked_by,
        declined_because=more.declined_because,
    )


def held(
    *, on: dt.date, areas: Iterable[int], letters: Iterable[str] = Letter.values
) -> dict[int, list[Held]]:
    """The lines of each area on a day, A first, in two queries."""
    found = rows.whole(on=on, areas=areas, letters=letters)
    persons = Person.objects.in_bulk({more.person for _, more in found if more.person})
    lines: dict[tuple[int, int], tuple[Names, More, list[Person]]] = {}
    for row, more in found:
        *_, behind = lines.setdefault((row.area, row.assignment), (row, more, []))
        behind += [persons[more.person]] if more.person in persons else []
    return by_area((row.area, line_of(row, more, behind)) for row, more, behind in lines.values())


def direct(*, on: dt.date, area: Area) -> list[Held]:
    """Assignments as they were made in an area, with nothing resolved or inherited."""
    found = area.assignments.filter(period__contains=on)
    return sorted(
        map(line, found.select_related("person", "team", "seat__job_role", "seat__team")), key=order
    )
