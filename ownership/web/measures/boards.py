"""What the dashboard of one team shows."""

import datetime as dt
from dataclasses import dataclass

from ownership.enums import Perspective
from ownership.measures import board
from ownership.measures.board import Line
from ownership.measures.looking import look
from ownership.measures.reading import Measured
from ownership.measures.registry import MEASURES
from ownership.measures.targets import goals
from ownership.web.measures.words import said
from ownership.web.team.tree import Place, TeamTree, tree

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Below:
    """A sub-team with its numbers, in the order of the measures; "" where there is none."""

    place: Place
    people: int
    few: bool
    numbers: list[str]


@dataclass(frozen=True)
class Board:
    """`recorded` is the day that stands for today's of a large team; `waiting`: nothing is recorded yet."""

    team: int
    tree: TeamTree
    days: list[dt.date]
    now: Measured
    own: list[Line]
    outside: dict[Perspective, list[Line]]
    below: list[Below]
    recorded: dt.date | None
    waiting: bool

    @property
    def above(self) -> list[Place]:
        return self.tree.above(self.team)

    @property
    def nothing(self) -> bool:
        """Neither counted nor sent in."""
        lines = [*self.own, *(line for lines in self.outside.values() for line in lines)]
        return not any(line.last for line in lines)


def team_board(*, team: int, on: dt.date, today: dt.date) -> Board:
    """The number of queries does not depend on how much there is."""
    placed = tree(on=on, closed=True)
    days = board.month_ends(on=on)
    children = [placed.places[each] for each in placed.below[team]]
    asked = [*((team, day) for day in days), *((each.id, on) for each in children)]
    looked = look(asked=asked, today=today)
    now = looked.found.get((team, on), Measured())
    aims = goals(path=[*(each.id for each in placed.above(team)), team])
    sent = board.sent(teams=[team], after=days[0].replace(day=1) - DAY, to=on)
    return Board(
        team=team,
        tree=placed,
        days=days,
        now=now,
        own=board.own(team=team, days=days, found=looked.found, goals=aims),
        outside=board.outside(team=team, days=days, people=now.people, goals=aims, sent=sent),
        below=[_below(each, looked.found.get((each.id, on), Measured())) for each in children],
        recorded=looked.recorded.get((team, on)),
        waiting=team in looked.waiting,
    )


def _below(place: Place, measured: Measured) -> Below:
    shown = [(measure, measured.shown(code)) for code, measure in MEASURES.items()]
    numbers = [said(measure, value.number) if value else "" for measure, value in shown]
    return Below(place, measured.people, measured.is_few, numbers)
