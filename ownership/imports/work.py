"""A table of counted work becomes a change set, with what is wrong with it line by line."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ownership.changes import ChangeSet, Create, Remove
from ownership.imports.known import Known, Party
from ownership.imports.places import fold
from ownership.imports.present import Present, There
from ownership.imports.work_lines import MOST, Line, lines
from ownership.imports.work_people import people
from ownership.operations.contributions import Counted, changes
from ownership.operations.problems import Problem
from ownership.rules.names import listed
from ownership.sheet import STEP, path_of, referenced


@dataclass(frozen=True)
class Plan:
    """`unknown` are those who are counted by the name that the file gives. With wrong lines nothing is
    written: what a month counts would be a part of it. `areas` are all that it counts work of, also where
    that is there already.
    """

    changes: ChangeSet
    lines: int
    wrong: list[Problem]
    unknown: list[str]
    areas: frozenset[int]

    @property
    def new(self) -> int:
        return sum(isinstance(row, Create) for row in self.changes.rows)

    @property
    def replaced(self) -> int:
        return sum(not isinstance(row, Create | Remove) for row in self.changes.rows)

    @property
    def summary(self) -> str:
        return f"{self.new} new count{'' if self.new == 1 else 's'}, {self.replaced} replaced."


def make(*, name: str, content: bytes, on: dt.date) -> Plan:
    """Raise `Refused` where nothing can be read at all. The number of queries is constant."""
    read, wrong = lines(content=content)
    present, known = Present.load(), Known.load(on=on)
    counted: dict[object, Counted] = {}
    unknown: dict[str, None] = {}
    for line in read:
        places, who = _places(line.area, present), people(said=line.who, known=known)
        if doubts := [*_doubts(line, places, who, present, on)]:
            wrong += doubts
            continue
        row = _counted(line, places[0], who)
        if not (who or line.bot):
            unknown[line.who] = None
        counted[row.key] = _both(counted.get(row.key), row)
    wrong.sort(key=lambda problem: int(problem.where.split()[1]))
    label = f"Work counted in {name}"
    areas = frozenset(row.area for row in counted.values())
    return Plan(changes(rows=counted.values(), label=label), len(read), wrong, sorted(unknown), areas)


def _places(said: str, present: Present) -> list[There]:
    """By number ("area 12"), by the path from the top, by name, by another name."""
    reference = referenced(said)
    if reference and reference[0] == "area" and reference[1] in present.by_id:
        return [present.by_id[reference[1]]]
    *above, name = path_of(said) or (said,)
    found = present.named.get(fold(name)) or present.aliases.get(fold(name)) or []
    wanted = [fold(each) for each in above]
    return [
        each for each in found if _above(each, present)[len(_above(each, present)) - len(wanted) :] == wanted
    ]


def _above(there: There, present: Present) -> list[str]:
    return [fold(each.name) for each in present.path(there)[:-1]]


def _doubts(
    line: Line, places: list[There], who: list[Party], present: Present, on: dt.date
) -> Iterator[Problem]:
    where = f"Line {line.number}"
    if not places:
        yield Problem(f"No area in use is called “{line.area[:80]}”.", where, "Correct the name.")
    if len(places) > 1:
        paths = [STEP.join(each.name for each in present.path(there)) for there in places]
        what = f"Several areas are called “{line.area[:80]}”: {listed(paths, most=3)}."
        yield Problem(what, where, "Write the one that is meant as it stands here.")
    if len(who) > 1:
        yield Problem(f"Several people are called “{line.who[:80]}”.", where, "Write an e-mail address.")
    if line.month > on:
        yield Problem(f"{line.month:%Y-%m} is still to come.", where, "Correct the month.")


def _counted(line: Line, place: There, who: list[Party]) -> Counted:
    return Counted(
        area=place.id,
        person=who[0].id if who else None,
        name="" if who else line.who,
        month=line.month,
        count=line.count,
        bot=line.bot,
        formerly=frozenset({line.who} if who else ()),
    )


def _both(before: Counted | None, row: Counted) -> Counted:
    """One person by two names, or in two lines, did both."""
    if before is None:
        return row
    count = min(MOST, before.count + row.count)
    return dataclasses.replace(
        row, count=count, bot=before.bot and row.bot, formerly=before.formerly | row.formerly
    )
