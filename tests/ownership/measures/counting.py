"""Short words for the tests of measures."""

import datetime as dt

from ownership.measures.reading import Measured, Value, measured
from teams.models import Person, Team
from tests.factories import MembershipFactory, PersonFactory, TeamFactory
from tests.ownership.rules.world import ON


def staffed(name: str = "Payments", people: int = 5, **more: object) -> tuple[Team, list[Person]]:
    """A team with so many people, none of whom leads it."""
    team = TeamFactory(name=name, **more)
    return team, [MembershipFactory(team=team, person=PersonFactory()).person for _ in range(people)]


def of(team: Team, *, on: dt.date = ON) -> Measured:
    return measured(asked=[(team.pk, on)], on=on).get((team.pk, on), Measured())


def value(code: str, team: Team, *, on: dt.date = ON) -> tuple[float, int | None, int | None] | None:
    """Number, part and whole."""
    found: Value | None = of(team, on=on).values.get(code)
    return found and (round(found.number, 2), found.part, found.whole)
