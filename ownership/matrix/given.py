"""What was given in each cell itself, now or from a day to come: what an edit of the cell starts from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Q

from ownership.enums import Acceptance, Letter
from ownership.models import Assignment

from .model import Key, Kind

Place = tuple[int, Key]
"""A cell: an area's id and a party."""
KINDS: tuple[Kind, ...] = ("person", "team", "seat")
_SIGNS = {Acceptance.ASKED: "?", Acceptance.DECLINED: "!"}


class Given(NamedTuple):
    assignment: int
    area: int
    person: int | None
    team: int | None
    seat: int | None
    letter: str
    deputy: bool
    acceptance: str
    since: dt.date
    until: dt.date | None

    @property
    def holder(self) -> Key:
        if self.person:
            return "person", self.person
        return ("team", self.team) if self.team else ("seat", self.seat or 0)

    def token(self, *, on: dt.date) -> str:
        """Such as `A12`, `Rd7?` (a deputy, asked), `C9+2026-12-01` (to begin), `C9-2026-12-01` (to end)."""
        begin = f"+{self.since}" if self.since > on else ""
        end = f"-{self.until}" if self.until else ""
        name = f"{self.letter}{'d' if self.deputy else ''}{self.assignment}"
        return f"{name}{_SIGNS.get(Acceptance(self.acceptance), '')}{begin}{end}"

    def to_come(self, *, on: dt.date) -> str:
        """Such as "accountable from 1 Dec 2026"; nothing where no change of it is known."""
        label = Letter(self.letter).label.lower()
        who = f"deputy of the {label}" if self.deputy else label
        if self.since > on:
            return f"{who} from {_day(self.since)}"
        return f"not {who} any more from {_day(self.until)}" if self.until else ""


def given(
    *, on: dt.date, areas: Iterable[int], holders: Collection[Key] | None = None
) -> dict[Place, tuple[Given, ...]]:
    """By cell, what lasts on a day or begins after it; one query."""
    rows = Assignment.objects.filter(Q(period__endswith__gt=on) | Q(period__upper_inf=True))
    rows = rows.filter(area__in=list(areas))
    if holders is not None:
        rows = rows.filter(_held(holders))
    found: dict[Place, list[Given]] = defaultdict(list)
    names = ("id", "area", *KINDS, "letter", "deputy", "acceptance", "period__startswith", "period__endswith")
    for each in map(Given._make, rows.order_by("id").values_list(*names)):
        found[each.area, each.holder].append(each)
    return {place: tuple(each) for place, each in found.items()}


def seen(cell: Sequence[Given], *, on: dt.date) -> str:
    """What stands in a cell, as a text to compare: who sends it back saw just that."""
    return " ".join(each.token(on=on) for each in cell)


def _held(holders: Collection[Key]) -> Q:
    wanted = Q(pk__in=[])
    for kind in KINDS:
        if ids := [id for each, id in holders if each == kind]:
            wanted |= Q(**{f"{kind}__in": ids})
    return wanted


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
