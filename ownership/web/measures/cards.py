"""A quantity of a team as a card: the number now, what it is of, its target, its picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ownership.measures.base import Measure, Quantity
from ownership.measures.board import Line
from ownership.web.measures.behind import behind
from ownership.web.measures.chart import Chart, chart
from ownership.web.measures.words import counted, said
from ownership.web.team.tree import Place


@dataclass(frozen=True)
class Card:
    of: Quantity
    few: bool
    now: str
    counted: str
    when: str
    goal: str
    met: bool | None
    chart: Chart | None
    behind: tuple[str, str] | None
    numbers: list[str]


def cards(lines: Iterable[Line], *, team: int, places: Mapping[int, Place]) -> list[Card]:
    return [_card(line, team, places) for line in lines]


def _card(line: Line, team: int, places: Mapping[int, Place]) -> Card:
    of, last = line.of, line.last
    own = isinstance(of, Measure)
    value = line.now if own else last and last[1]
    return Card(
        of=of,
        few=line.few,
        now=said(of, value.number) if value else "",
        counted=counted(of, value) if value and isinstance(of, Measure) else "",
        when="" if own or last is None else f"{last[0]:%B %Y}",
        goal=_goal(line, team, places),
        met=line.met if value else None,
        chart=chart(line, by_month=not own),
        behind=behind(of, team=team),
        numbers=[said(of, value.number) if value else "" for _, value in line.points],
    )


def _goal(line: Line, team: int, places: Mapping[int, Place]) -> str:
    """ "at least 95 % (set for Product)"."""
    if line.goal is None:
        return ""
    words = "at least" if line.of.better == "higher" else "at most"
    whose = ""
    if line.goal.team is None:
        whose = ", set for everybody"
    elif line.goal.team != team:
        place = places.get(line.goal.team)
        whose = f", set for {place.name}" if place else ", set above"
    return f"{words} {said(line.of, line.goal.number)}{whose}"
