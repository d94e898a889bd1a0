"""What is measured of a large organisation, with its budget and what stands beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles
from typing import Protocol

from . import demo, difference, pages, scans, search


class Timed(Protocol):
    """Milliseconds of each of some works."""

    def __call__(self, *, on: dt.date, random: Random) -> list[float]: ...


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]


@dataclass(frozen=True)
class Line:
    name: str
    budget: float
    said: Callable[[list[float]], float]
    work: Timed
    beside: str = ""
    against: Timed | None = None


LINES = [
    Line("scan, every rule on, all new", 15_000, max, scans.first, "the next scan", scans.again),
    Line("a write, re-checked", 30, median, scans.rechecked, "not re-checked", scans.unchecked),
    Line("who decides, 95th percentile", 50, p95, search.answers, "ILIKE", search.by_hand),
    Line("matrix of 200 x 60", 300, median, pages.matrix, "the demo's", demo.matrix),
    Line("a person's page", 100, median, pages.people),
    Line("a team's page", 100, median, pages.teams),
    Line("an area's page", 100, median, pages.areas),
    Line("difference of two days", 300, median, difference.teams),
]
