"""Holdings as lines of a page: one a holder, however many people answer behind it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ownership.enums import Acceptance, Gap, Letter
from ownership.holdings import at
from ownership.models import Area, Assignment, Holding
from teams.models import Person

ORDER = "ARSCI"
HOLDER = ("assignment__person", "assignment__team", "assignment__seat__job_role", "assignment__seat__team")


@dataclass(frozen=True)
class Held:
    letter: str
    deputy: bool
    holder: str
    kind: str
    persons: tuple[Person, ...]  # who answers behind a team or a seat, or the person
    gap: str
    source: Area | None  # where it is inherited from
    assignment: Assignment

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(person.name for person in self.persons)

    @property
    def who(self) -> str:
        """ "Ana Ruiz"; "Ana Ruiz or Ben Cole" where a team has two leads; else the holder's own name."""
        return " or ".join(self.people) or self.holder

    @property
    def missing(self) -> str:
        """ "Core platform has no lead", where no name comes out."""
        return f"{self.holder} {self.gap}" if self.gap and not self.people else ""

    @property
    def asked(self) -> bool:
        return self.assignment.acceptance == Acceptance.ASKED

    @property
    def declined(self) -> bool:
        return self.assignment.acceptance == Acceptance.DECLINED

    @property
    def taken(self) -> bool:
        """Somebody comes out of it, and it was not refused or left unanswered."""
        return not (self.missing or self.asked or self.declined)

    @property
    def stands(self) -> str:
        """ "Ana Ruiz (said no)": the name, with what keeps it from counting."""
        said = "said no" if self.declined else "not accepted yet" if self.asked else ""
        return f"{self.who} ({said})" if said else self.who

    @property
    def through(self) -> str:
        if self.kind == "person":
            return "directly"
        if self.kind == "seat":
            return f"as {self.holder}" if self.people else "a job role"
        return f"as lead of {self.holder}" if self.people else "as a team"


def kind_of(assignment: Assignment) -> str:
    return next(kind for kind in ("person", "team", "seat") if getattr(assignment, f"{kind}_id"))


def line_of(row: Holding) -> Held:
    return Held(
        letter=row.letter,
        deputy=row.deputy,
        holder=str(row.assignment.holder),
        kind=kind_of(row.assignment),
        persons=(row.person,) if row.person else (),
        gap="" if row.gap is None else str(Gap(row.gap).label),
        source=row.source if row.inherited else None,
        assignment=row.assignment,
    )


def held(
    *, on: dt.date, areas: Iterable[int], letters: Iterable[str] = Letter.values
) -> dict[int, list[Held]]:
    """The lines of each area on a day, A first, in one query."""
    rows = at(on=on, areas=areas).filter(letter__in=list(letters))
    merged: dict[tuple[int, int], Held] = {}
    for row in rows.select_related("person", "source", *HOLDER).order_by("person__sort_name"):
        key, line = (row.area_id, row.assignment_id), line_of(row)
        known = merged.get(key)
        merged[key] = line if known is None else replace(known, persons=known.persons + line.persons)
    lines: dict[int, list[Held]] = defaultdict(list)
    for (area, _), line in merged.items():
        lines[area].append(line)
    for found in lines.values():
        found.sort(key=lambda line: (ORDER.index(line.letter), line.deputy, line.who.casefold()))
    return lines


def direct(*, on: dt.date, area: Area) -> list[Held]:
    """Assignments as they were made in an area, with nothing resolved or inherited."""
    rows = area.assignments.filter(period__contains=on)
    lines = [
        Held(row.letter, row.deputy, str(row.holder), kind_of(row), (), "", None, row)
        for row in rows.select_related("person", "team", "seat__job_role", "seat__team")
    ]
    return sorted(lines, key=lambda line: (ORDER.index(line.letter), line.deputy, line.who.casefold()))
