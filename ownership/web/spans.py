"""Who held an area's A and R over a year, as bars."""

import datetime as dt
from dataclasses import dataclass

from ownership.enums import Letter
from ownership.models import Area


@dataclass(frozen=True)
class Span:
    name: str
    letter: str
    x: float  # per cent of the year
    width: float
    title: str

    @property
    def left(self) -> str:
        return f"{self.x:.2f}%"

    @property
    def share(self) -> str:
        return f"{self.width:.2f}%"


def spans(*, area: Area, on: dt.date, days: int = 365) -> list[tuple[str, list[list[Span]]]]:
    """For A and R, tracks of bars that do not overlap; the year ends on the day asked about."""
    first = on - dt.timedelta(days=days)
    rows = (
        area.assignments.filter(letter__in=("A", "R"), deputy=False, period__overlap=(first, on))
        .select_related("person", "team", "seat__job_role", "seat__team")
        .order_by("period")
    )
    drawn: dict[str, list[list[Span]]] = {"A": [], "R": []}
    for row in rows:
        begin, end = row.period.lower, row.period.upper
        x = max((begin - first).days, 0) * 100 / days
        until = min(((end or on) - first).days, days) * 100 / days
        told = f"{row.holder}, from {begin:%-d %b %Y}" + (f" to {end:%-d %b %Y}" if end else "")
        _place(drawn[row.letter], Span(str(row.holder), row.letter, x, max(until - x - 0.4, 0.4), told))
    return [(Letter(letter).label, tracks) for letter, tracks in drawn.items() if tracks]


def _place(tracks: list[list[Span]], span: Span) -> None:
    for track in tracks:
        if track[-1].x + track[-1].width <= span.x:
            track.append(span)
            return
    tracks.append([span])
