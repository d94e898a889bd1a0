"""A team's dashboard: its measures over a year, the metrics sent in for it by perspective, and targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ownership.enums import Perspective
from ownership.models import TeamMetric

from .base import FEWEST, Quantity
from .outside import METRICS
from .reading import Measured, Value
from .registry import MEASURES
from .targets import Goal

MONTHS = 12


@dataclass(frozen=True)
class Line:
    """One quantity over time. `few`: it is not said, of fewer people than five."""

    of: Quantity
    points: Sequence[tuple[dt.date, Value | None]]
    goal: Goal | None = None
    few: bool = False

    @property
    def now(self) -> Value | None:
        return self.points[-1][1] if self.points else None

    @property
    def last(self) -> tuple[dt.date, Value] | None:
        """The newest that there is, and of when."""
        return next(((day, value) for day, value in reversed(self.points) if value), None)

    @property
    def met(self) -> bool | None:
        """Whether the newest comes to its target; None where one of the two is missing."""
        if self.goal is None or self.last is None:
            return None
        return self.of.meets(self.last[1].number, self.goal.number)


def month_ends(*, on: dt.date, months: int = MONTHS) -> list[dt.date]:
    """The last days of so many months before a day, and the day itself."""
    firsts = [on.replace(day=1)]
    while len(firsts) < months:
        firsts.insert(0, (firsts[0] - dt.timedelta(days=1)).replace(day=1))
    return [*(first - dt.timedelta(days=1) for first in firsts), on]


def own(
    *,
    team: int,
    days: Sequence[dt.date],
    found: Mapping[tuple[int, dt.date], Measured],
    goals: Mapping[str, Goal],
) -> list[Line]:
    """What is counted here; of a day on which the team had few people nothing about these is said."""
    on = days[-1] if days else None
    few = on is None or found.get((team, on), Measured()).is_few
    return [
        Line(
            measure,
            [(day, found.get((team, day), Measured()).shown(code)) for day in days],
            goals.get(code),
            few and measure.about_people,
        )
        for code, measure in MEASURES.items()
    ]


Sent = dict[tuple[int, str], dict[dt.date, Value]]


def sent(*, teams: Iterable[int], after: dt.date, to: dt.date) -> Sent:
    """What was sent in for teams themselves: by team and metric, the months of these days. One query."""
    rows = TeamMetric.objects.filter(team__in=list(teams), month__gt=after, month__lte=to, kind__in=METRICS)
    found: Sent = {}
    for team, kind, month, value in rows.values_list("team", "kind", "month", "value"):
        found.setdefault((team, kind), {})[month] = Value(float(value))
    return found


def outside(
    *, team: int, days: Sequence[dt.date], people: int, goals: Mapping[str, Goal], sent: Sent
) -> dict[Perspective, list[Line]]:
    """The metrics by perspective, whether anything was sent in or not."""
    months = list(dict.fromkeys(day.replace(day=1) for day in days))
    few = people < FEWEST
    lines: dict[Perspective, list[Line]] = {perspective: [] for perspective in Perspective}
    for code, metric in METRICS.items():
        known = {} if few else sent.get((team, code), {})
        points = [(month, known.get(month)) for month in months]
        lines[metric.perspective].append(Line(metric, points, goals.get(code), few))
    return lines
