"""Measures and metrics of several teams side by side, on a day and perhaps on one before."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ownership.enums import Perspective
from ownership.measures import board
from ownership.measures.base import FEWEST, Measure, Quantity
from ownership.measures.board import Line, Sent
from ownership.measures.looking import Looked, look
from ownership.measures.outside import METRICS
from ownership.measures.reading import Measured, Value
from ownership.measures.targets import Goal, goals_of
from ownership.web.measures.words import counted, said
from ownership.web.team.tree import tree
from teams.models import Team

YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Side:
    """A team with all its lines, each of the one or two days."""

    team: Team
    people: int
    waiting: bool
    lines: list[Line]


@dataclass(frozen=True)
class Cell:
    """`width` is of the bar, in per cent; `trend` says whether it went better or worse, in words too."""

    now: str
    counted: str
    width: str
    was: str
    trend: str
    met: bool | None
    few: bool


@dataclass(frozen=True)
class Row:
    of: Quantity
    cells: list[Cell]


def sides(*, teams: Sequence[Team], days: Sequence[dt.date], today: dt.date) -> list[Side]:
    """In the order in which the teams were chosen."""
    looked = look(asked=[(team.pk, day) for team in teams for day in days], today=today)
    sent = board.sent(teams=[team.pk for team in teams], after=days[0] - YEAR, to=days[-1])
    placed = tree(on=days[-1], closed=True)
    paths = {team.pk: [*(each.id for each in placed.above(team.pk)), team.pk] for team in teams}
    aims = goals_of(paths=paths)
    return [_side(team, days, looked, sent, aims[team.pk]) for team in teams]


def _side(team: Team, days: Sequence[dt.date], looked: Looked, sent: Sent, aims: dict[str, Goal]) -> Side:
    waiting = team.pk in looked.waiting
    people = looked.found.get((team.pk, days[-1]), Measured()).people
    few = people < FEWEST
    outside = [
        Line(
            metric,
            [(day, None if few else _newest(sent.get((team.pk, code), {}), day)) for day in days],
            aims.get(code),
            few,
        )
        for code, metric in METRICS.items()
    ]
    own = board.own(team=team.pk, days=days, found=looked.found, goals=aims)
    return Side(team, people, waiting, [*own, *outside])


def _newest(months: dict[dt.date, Value], day: dt.date) -> Value | None:
    """Of the year before a day."""
    known = [month for month in months if day - YEAR < month <= day]
    return months[max(known)] if known else None


def groups(*, sides: Sequence[Side]) -> list[tuple[str, list[Row]]]:
    """Rows by what they are of: ownership, then the two perspectives."""
    heads: dict[str, list[Row]] = {"Ownership": [], **{each.label: [] for each in Perspective}}
    for lines in zip(*(side.lines for side in sides), strict=True):
        of = lines[0].of
        head = "Ownership" if isinstance(of, Measure) else METRICS[of.code].perspective.label
        top = max((value.number for line in lines for _, value in line.points if value), default=0) or 1
        top = max(top, 100) if of.is_share else top
        heads[head].append(Row(of, [_cell(line, top) for line in lines]))
    return list(heads.items())


def _cell(line: Line, top: float) -> Cell:
    of, now = line.of, line.now
    before = line.points[0][1] if len(line.points) > 1 else None
    moved = now.number - before.number if now and before else 0.0
    better = moved > 0 if of.better == "higher" else moved < 0
    shown, was = (said(of, value.number) if value else "" for value in (now, before))
    return Cell(
        now=shown,
        counted=counted(of, now) if now and isinstance(of, Measure) else "",
        width=f"{100 * now.number / top:.1f}%" if now else "0%",
        was=was,
        # What reads the same has not moved.
        trend="" if shown == was or not moved or of.better == "neither" else "better" if better else "worse",
        met=of.meets(now.number, line.goal.number) if now and line.goal else None,
        few=line.few,
    )
