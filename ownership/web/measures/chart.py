"""A year of one number as an SVG's lines: places only, the words stand beside it."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from ownership.measures.board import Line
from ownership.web.measures.words import number, said

NEAR_ALL, HALF = 90, 50
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 320, 104, 34, 10, 20


@dataclass(frozen=True)
class Dot:
    x: str
    y: str
    title: str


@dataclass(frozen=True)
class Chart:
    """`lines` are the points of polylines: one breaks where nothing is known. `alone` are dots of no line."""

    lines: list[str]
    dots: list[Dot]
    ticks: list[tuple[str, str]]
    months: list[tuple[str, str, str]]
    goal: str
    label: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def chart(line: Line, *, by_month: bool = False) -> Chart | None:
    """None where there is nothing to draw."""
    known = [value.number for _, value in line.points if value]
    if not known:
        return None
    low, top = _scale(line, known)
    places = _places([day for day, _ in line.points])

    def y(value: float) -> str:
        return f"{HEIGHT - BOTTOM - (value - low) / (top - low) * (HEIGHT - TOP - BOTTOM):.1f}"

    parts: list[list[str]] = [[]]
    dots = []
    for (day, value), x in zip(line.points, places, strict=True):
        if value is None:
            parts.append([])
            continue
        parts[-1].append(f"{x:.1f},{y(value.number)}")
        when = f"{day:%B %Y}" if by_month else f"{day.day} {day:%b %Y}"
        dots.append(Dot(f"{x:.1f}", y(value.number), f"{when}: {said(line.of, value.number)}"))
    return Chart(
        lines=[" ".join(part) for part in parts if len(part) > 1],
        dots=dots,
        ticks=[(y(value), number(value)) for value in (low, top)],
        months=_months(line.points, places),
        goal=y(line.goal.number) if line.goal else "",
        label=f"{line.of.title}, {dots[0].title}; {dots[-1].title}" if len(dots) > 1 else dots[0].title,
    )


def _scale(line: Line, known: Sequence[float]) -> tuple[float, float]:
    """From 0 to the highest; of shares that lie all near one end only that end, or nothing would be seen."""
    numbers = [*known, *([line.goal.number] if line.goal else [])]
    least, most = min(numbers), max(numbers)
    if not line.of.is_share or most > 100:
        return 0, most or 1
    if least >= NEAR_ALL:
        return min(math.floor(least), 99), 100
    return 0, 100 if most > HALF else 10 * (most // 10 + 1)


def _places(days: Sequence[dt.date]) -> list[float]:
    span = (days[-1] - days[0]).days or 1
    room = WIDTH - LEFT - 6
    return [LEFT + (day - days[0]).days * room / span for day in days]


def _months(points: Sequence[tuple[dt.date, object]], places: list[float]) -> list[tuple[str, str, str]]:
    """The first and the last, at the ends."""
    first, last = points[0][0], points[-1][0]
    return [(f"{places[0]:.1f}", "start", f"{first:%b %Y}"), (f"{places[-1]:.1f}", "end", f"{last:%b %Y}")]
