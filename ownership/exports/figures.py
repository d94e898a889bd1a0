"""Measures and metrics of teams as rows: one for each number, with all that it needs to be understood."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ownership.measures.base import Metric, Quantity
from ownership.measures.board import Line
from ownership.measures.reading import Value

HEAD = ["Team", "Perspective", "Measure", "Day", "Value", "Unit", "Part", "Of", "Better", "Target"]


class OfTeam(NamedTuple):
    team: str
    lines: Iterable[Line]


def rows(*, teams: Iterable[OfTeam]) -> Iterator[list[str]]:
    """What is not known, or not said of few people, has no row."""
    yield HEAD
    for team, lines in teams:
        for line in lines:
            for day, value in line.points:
                if value:
                    yield _row(team, line, day, value)


def _row(team: str, line: Line, day: dt.date, value: Value) -> list[str]:
    of: Quantity = line.of
    monthly = isinstance(of, Metric)
    return [
        team,
        of.perspective.value if isinstance(of, Metric) else "ownership",
        of.title,
        f"{day:%Y-%m}" if monthly else day.isoformat(),
        _plain(value.number),
        of.unit,
        "" if value.part is None else str(value.part),
        "" if value.whole is None else str(value.whole),
        of.better,
        _plain(line.goal.number) if line.goal else "",
    ]


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
