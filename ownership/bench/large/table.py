"""What is measured of a large organisation, with its budget and what stands beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles
from typing import Protocol

from . import brought, demo, difference, facts, pages, scans, search


class Timed(Protocol):
    """Milliseconds of each of some works."""

    def __call__(self, *, on: dt.date, random: Random) -> list[float]: ...


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]


@dataclass(frozen=True)
class Line:
    """Milliseconds, unless the name says otherwise."""

    name: str
    budget: float | None
    said: Callable[[list[float]], float]
    work: Timed
    beside: str = ""
    against: Timed | None = None
    # So many times what stands beside it at most.
    most: float | None = None


LINES = [
    Line("scan, every rule on, all new", 15_000, max, scans.first, "the next scan", scans.again),
    Line("its memory, MB", 2_000, max, scans.memory),
    Line("what it gathers", None, max, facts.gathered, "by hand", facts.gathered_by_hand, most=1.5),
    Line("nine of its rules", None, max, facts.checked, "by hand", facts.checked_by_hand),
    Line("the same nine", None, max, facts.checked, "DuckDB", facts.checked_in_duckdb),
    Line("a write, re-checked", 30, median, scans.rechecked, "not re-checked", scans.unchecked),
    Line("of which each further area", None, median, scans.further),
    Line("who decides, 95th percentile", 50, p95, search.answers, "ILIKE", search.by_hand),
    Line("matrix of 200 x 60", 300, median, pages.matrix, "the demo's", demo.matrix),
    Line("import of 50,000 rows", 60_000, max, brought.imported, "COPY", brought.copied),
    Line("memory of 45,000 more rows, MB", 16, max, brought.more_memory),
    Line("a person's page", 100, median, pages.people),
    Line("a team's page", 100, median, pages.teams),
    Line("an area's page", 100, median, pages.areas),
    Line("difference of two days", 300, median, difference.teams),
]
