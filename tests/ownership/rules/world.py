"""Short words for the tests of rules."""

import datetime as dt
from typing import Any

from ownership.models import Area, Assignment
from ownership.rules.runner import evaluate
from teams.models import Membership, Person, Team
from tests.factories import AreaFactory, AssignmentFactory, MembershipFactory, TeamFactory, period

ON = dt.date(2026, 5, 1)


def give(area: Area, letter: str, holder: Any = None, **more: Any) -> Assignment:
    """Give a letter to a person, team or seat; to a new person where none is named."""
    held = {} if holder is None else {holder._meta.model_name: holder}
    return AssignmentFactory(area=area, letter=letter, **held, **more)


def owned(name: str, accountable: Any = None, **more: Any) -> Area:
    """An area in good order: somebody is accountable, and responsible too."""
    area = AreaFactory(name=name, **more)
    holder = give(area, "A", accountable).holder
    give(area, "R", holder)
    return area


def lead(team: Team, person: Person, **more: Any) -> Membership:
    return MembershipFactory(team=team, person=person, lead=True, **more)


def led(name: str, person: Person, **more: Any) -> Team:
    team = TeamFactory(name=name, **more)
    lead(team, person)
    return team


def flagged(rule: str, *, on: dt.date = ON) -> dict[Any, tuple[str, dict[str, Any]]]:
    """What breaks a rule: (kind, id) of each subject with severity and facts."""
    return {(row.kind, row.id): (row.severity, row.facts) for row in evaluate(on=on) if row.rule == rule}


def subjects(rule: str, *, on: dt.date = ON) -> set[tuple[str, int]]:
    return set(flagged(rule, on=on))


def about(*rows: Any) -> set[tuple[str, int]]:
    return {(row._meta.model_name, row.pk) for row in rows}


def until(day: dt.date) -> Any:
    return period(end=day)
