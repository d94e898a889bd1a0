"""Holdings as names: what a list of areas says of each, with no more read than that."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from ownership.enums import Acceptance, Gap, Letter

from . import rows
from .rows import Names

ORDER = "ARSCI"


@dataclass(frozen=True)
class Named:
    """A letter of one holder, however many people answer behind it."""

    letter: str
    deputy: bool
    holder: str
    kind: str
    people: tuple[str, ...]  # who answers behind a team or a seat, or the person
    gap: str
    acceptance: str
    asked_on: dt.date | None
    shared: bool  # on purpose: somebody breaks a tie

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
        return self.acceptance == Acceptance.ASKED

    @property
    def declined(self) -> bool:
        return self.acceptance == Acceptance.DECLINED

    @property
    def taken(self) -> bool:
        """Somebody comes out of it, and it was not refused or left unanswered."""
        return not (self.missing or self.asked or self.declined)

    @property
    def stands(self) -> str:
        """ "Ana Ruiz (said no)": the name, with what keeps it from counting."""
        said = "said no" if self.declined else "not accepted yet" if self.asked else ""
        return f"{self.who} ({said})" if said else self.who


Line = TypeVar("Line", bound=Named)


def named(
    *, on: dt.date, areas: Iterable[int], letters: Iterable[str] = Letter.values
) -> dict[int, list[Named]]:
    """The lines of each area on a day, A first, in one query."""
    found: dict[tuple[int, int], tuple[Names, list[str]]] = {}
    for row in rows.names(on=on, areas=areas, letters=letters):
        _, people = found.setdefault((row.area, row.assignment), (row, []))
        if row.who:
            people.append(row.who)
    return by_area((row.area, Named(**said(row, people))) for row, people in found.values())


def said(row: Names, people: Iterable[str]) -> dict[str, Any]:
    """The fields of `Named`."""
    holder, kind = holder_of(row.of_person, row.of_team, row.of_role, row.of_role_within)
    return {
        "letter": row.letter,
        "deputy": row.deputy,
        "holder": holder,
        "kind": kind,
        "people": tuple(people),
        "gap": gap_of(row.gap),
        "acceptance": row.acceptance,
        "asked_on": row.asked_on,
        "shared": row.shared,
    }


def holder_of(person: str | None, team: str | None, role: str | None, within: str | None) -> tuple[str, str]:
    """The holder's name, as `str` of it says, and its kind."""
    if person:
        return person, "person"
    return (team, "team") if team else (f"{role} of {within}" if within else role or "", "seat")


def gap_of(gap: int | None) -> str:
    return "" if gap is None else str(Gap(gap).label)


def by_area(found: Iterable[tuple[int, Line]]) -> dict[int, list[Line]]:
    """A first, deputies after those they stand in for, then by name."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for area, line in found:
        lines[area].append(line)
    for each in lines.values():
        each.sort(key=order)
    return lines


def order(line: Named) -> tuple[int, bool, str]:
    return ORDER.index(line.letter), line.deputy, line.who.casefold()
