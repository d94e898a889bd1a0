"""A table of team metrics becomes a change set, with what is wrong with it line by line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ownership.changes import ChangeSet, Create
from ownership.imports.metric_lines import Line, lines
from ownership.imports.team_places import TeamPlaces
from ownership.operations.metrics import Measured, changes
from ownership.operations.problems import Problem
from ownership.rules.names import listed


@dataclass(frozen=True)
class Plan:
    """With wrong lines nothing is written. `teams` are all that it is about, also what is there already."""

    changes: ChangeSet
    lines: int
    wrong: list[Problem]
    teams: frozenset[int]

    @property
    def new(self) -> int:
        return sum(isinstance(row, Create) for row in self.changes.rows)

    @property
    def replaced(self) -> int:
        return len(self.changes.rows) - self.new

    @property
    def summary(self) -> str:
        return f"{self.new} new number{'' if self.new == 1 else 's'}, {self.replaced} replaced."


def make(*, name: str, content: bytes, on: dt.date) -> Plan:
    """Raise `Refused` where nothing can be read at all. Two queries."""
    read, wrong = lines(content=content)
    places = TeamPlaces.load()
    rows: dict[object, Measured] = {}
    seen: dict[object, Line] = {}
    for line in read:
        teams = places.find(line.team)
        if doubts := [*_doubts(line, teams, places, on)]:
            wrong += doubts
            continue
        row = Measured(team=teams[0], kind=line.kind, month=line.month, value=line.value)
        if row.key in seen and seen[row.key].value != line.value:
            what = f"Line {seen[row.key].number} says another number for the same team, metric and month."
            wrong.append(Problem(what, f"Line {line.number}", "Keep one of them."))
        rows[row.key] = row
        seen.setdefault(row.key, line)
    wrong.sort(key=lambda problem: int(problem.where.split()[1]))
    label = f"Team metrics in {name}"
    teams_named = frozenset(row.team for row in rows.values())
    return Plan(changes(rows=rows.values(), label=label), len(read), wrong, teams_named)


def _doubts(line: Line, teams: list[int], places: TeamPlaces, on: dt.date) -> Iterator[Problem]:
    where = f"Line {line.number}"
    if not teams:
        yield Problem(f"No team is called “{line.team[:80]}”.", where, "Correct the name.")
    if len(teams) > 1:
        paths = listed([places.said(pk) for pk in teams], most=3)
        what = f"Several teams are called “{line.team[:80]}”: {paths}."
        yield Problem(what, where, "Write the one that is meant as it stands here.")
    if line.month > on:
        yield Problem(f"{line.month:%Y-%m} is still to come.", where, "Correct the month.")
