"""What a matrix pivots: holdings, or assignments as made."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F, IntegerField, Value

from ownership import holdings
from ownership.models import Assignment

from .model import Key, Mode

_AS_MADE = ("person", "team", "seat", "interim", "tie_breaker", "acceptance")


class Entry(NamedTuple):
    """A letter of an area: who answers for it, where it came from, and the assignment as it was made."""

    area: int
    source: int
    assignment: int
    letter: str
    deputy: bool
    person: int | None
    gap: int | None
    made_person: int | None
    made_team: int | None
    made_seat: int | None
    interim: bool
    tie_breaker: int | None
    acceptance: str
    since: dt.date
    until: dt.date | None

    @property
    def holder(self) -> Key:
        if self.made_person:
            return "person", self.made_person
        return ("team", self.made_team) if self.made_team else ("seat", self.made_seat or 0)

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
    return list(map(Entry._make, rows))


def direct(*, on: dt.date, areas: Iterable[int]) -> list[Entry]:
    """Assignments as made: nothing is inherited or resolved."""
    rows = Assignment.objects.filter(area__in=list(areas), period__contains=on).values_list(
        *("area", F("area"), "id", "letter", "deputy", F("person"), Value(None, IntegerField())),
        *_AS_MADE,
        *("period__startswith", "period__endswith"),
    )
    return list(map(Entry._make, rows))
