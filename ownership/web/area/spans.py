"""Who held an area's A and R over a year, and who will, as bars with their words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ownership.enums import Letter
from ownership.models import Area, Assignment
from ownership.who.held import Held

BACK, AHEAD = dt.timedelta(days=365), dt.timedelta(days=92)


@dataclass(frozen=True)
class Span:
    name: str
    letter: str
    x: float  # per cent of the picture
    width: float
    title: str
    inherited: bool = False

    @property
    def left(self) -> str:
        return f"{self.x:.2f}%"

    @property
    def share(self) -> str:
        return f"{self.width:.2f}%"


@dataclass(frozen=True)
class Spans:
    """For A and R, tracks of bars that do not overlap; `ticks` are places of quarters, `now` of the day."""

    rows: list[tuple[str, list[list[Span]]]]
    ticks: list[tuple[str, str]]
    now: str

    @property
    def inherits(self) -> bool:
        return any(span.inherited for _, tracks in self.rows for track in tracks for span in track)


def spans(*, area: Area, lines: Iterable[Held], on: dt.date) -> Spans | None:
    """One query; what comes from above today is drawn too. None where there is nothing to draw."""
    first, last = on - BACK, on + AHEAD
    above = {line.letter: line.source.pk for line in lines if line.source and not line.deputy}
    wanted = Q(area=area, letter__in=("A", "R"))
    for letter in ("A", "R"):
        if letter in above:
            wanted |= Q(area=above[letter], letter=letter)
    rows = (
        Assignment.objects.filter(wanted, deputy=False, period__overlap=(first, last))
        .select_related("area", "person", "team", "seat__job_role", "seat__team")
        .order_by("period", "pk")
    )
    drawn: dict[str, list[list[Span]]] = {"A": [], "R": []}
    for row in rows:
        _place(drawn[row.letter], _span(row, inherited=row.area_id != area.pk, first=first, last=last))
    told = [(Letter(letter).label, tracks) for letter, tracks in drawn.items() if tracks]
    return Spans(told, _ticks(first, last), _at(on, first, last)) if told else None


def _span(row: Any, *, inherited: bool, first: dt.date, last: dt.date) -> Span:
    days, begin, end = (last - first).days, row.period.lower, row.period.upper
    x = max((begin - first).days, 0) * 100 / days
    until = min(((end or last) - first).days, days) * 100 / days
    source = f", inherited from {row.area}" if inherited else ""
    told = f"{row.holder}{source}, from {begin:%-d %b %Y}" + (f" to {end:%-d %b %Y}" if end else "")
    return Span(str(row.holder), row.letter, x, max(until - x - 0.4, 0.4), told, inherited)


def _place(tracks: list[list[Span]], span: Span) -> None:
    for track in tracks:
        if track[-1].x + track[-1].width <= span.x and track[-1].inherited == span.inherited:
            track.append(span)
            return
    tracks.append([span])


def _ticks(first: dt.date, last: dt.date) -> list[tuple[str, str]]:
    quarters = (
        dt.date(year, month, 1) for year in (first.year, first.year + 1, last.year) for month in (1, 4, 7, 10)
    )
    shown = sorted({day for day in quarters if first <= day < last - dt.timedelta(days=30)})
    return [(_at(day, first, last), f"{day:%b %Y}") for day in shown]


def _at(day: dt.date, first: dt.date, last: dt.date) -> str:
    return f"{(day - first).days * 100 / (last - first).days:.2f}%"
