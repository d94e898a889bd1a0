"""Verbs about what teams are to come to."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.measures.targets import AIMED
from ownership.models import Target
from teams.models import Team, User

from .problems import Problem, Refused
from .writer import Applied, apply

TARGET = Target._meta.label
Numbers = Mapping[str, Decimal | None]


def set_targets(
    *, team: Team | None, wanted: Numbers, seen: Numbers, actor: User | None, on: dt.date
) -> Applied:
    """Set, change or take away (None) targets by code, for a team and those below it, or for all.

    `seen` is what stood there when somebody looked: what is another by now is refused, not overwritten.
    """
    there = {row.code: row for row in Target.objects.filter(team=team)}
    if problems := list(_problems(wanted, seen, there)):
        raise Refused(*problems)
    made = (_row(code, value, there.get(code), team) for code, value in wanted.items())
    rows = tuple(row for row in made if row)
    return apply(changes=ChangeSet(f"Targets of {team or 'everybody'}", rows), actor=actor, on=on, tell=False)


def _problems(wanted: Numbers, seen: Numbers, there: Mapping[str, Target]) -> Iterator[Problem]:
    for code, value in wanted.items():
        of = AIMED.get(code)
        if of is None:
            yield Problem("There is no such target.", code, "Choose one of the list.")
        elif value is not None and of.most is not None and value > of.most:
            yield Problem(f"It is at most {of.most} {of.unit}.", of.title, "Give such a number.", code)
        elif code in seen and seen[code] != (now := there[code].value if code in there else None):
            is_now = "took it away" if now is None else f"set it to {now.normalize():f}"
            what = f"Somebody {is_now} since you looked."
            yield Problem(what, of.title, "Save again if yours still holds.", code)


def _row(code: str, value: Decimal | None, there: Target | None, team: Team | None) -> Row | None:
    if there is None:
        place = {"team_id": team and team.pk, "code": code}
        return None if value is None else Create(TARGET, {**place, "value": value})
    if value is None:
        return Remove(TARGET, there.pk)
    was = {"value": there.value}
    return Change(TARGET, there.pk, {"value": value}, was=was) if value != there.value else None
