"""What a matrix pivots: holdings, or assignments as made."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ownership import holdings
from ownership.models import Assignment

from .model import Key, Mode

_AS_MADE = ("person", "team", "seat", "interim", "tie_breaker", "acceptance")


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter of an area: whose it was made, who answers for it, and where it came from."""

    area: int
    source: int
    assignment: int
    letter: str
    deputy: bool
    person: int | None
    gap: int | None
    holder: Key
    interim: bool
    shared: bool
    acceptance: str
    since: dt.date
    until: dt.date | None

    @property
    def party(self) -> Key:
        """The person who answers, else the holder: nobody does, or a team stands for itself."""
        return self.holder if self.person is None else ("person", self.person)


def read(*, mode: Mode, on: dt.date, areas: Iterable[int]) -> list[Entry]:
    """One query, however many areas."""
    return effective(on=on, areas=areas) if mode == "effective" else direct(on=on, areas=areas)


def effective(*, on: dt.date, areas: Iterable[int]) -> list[Entry]:
    rows = holdings.at(on=on, areas=areas).values_list(
        *("area", "source", "assignment", "letter", "deputy", "person", "gap"),
        *(f"assignment__{name}" for name in _AS_MADE),
        *("assignment__period__startswith", "assignment__period__endswith"),
    )
    return [_entry(row) for row in rows]


def direct(*, on: dt.date, areas: Iterable[int]) -> list[Entry]:
    """Assignments as made: nothing is inherited or resolved."""
    rows = Assignment.objects.filter(area__in=list(areas), period__contains=on).values_list(
        *("area", "area", "id", "letter", "deputy", "person"),
        *_AS_MADE,
        *("period__startswith", "period__endswith"),
    )
    return [_entry((*row[:6], None, *row[6:])) for row in rows]


def _entry(row: tuple[Any, ...]) -> Entry:
    (area, source, assignment, letter, deputy, answers, gap, *made) = row
    person, team, seat, interim, tie_breaker, acceptance, since, until = made
    holder: Key = ("person", person) if person else ("team", team) if team else ("seat", seat)
    return Entry(
        area=area,
        source=source,
        assignment=assignment,
        letter=letter,
        deputy=deputy,
        person=answers,
        gap=gap,
        holder=holder,
        interim=interim,
        shared=tie_breaker is not None,
        acceptance=acceptance,
        since=since,
        until=until,
    )
