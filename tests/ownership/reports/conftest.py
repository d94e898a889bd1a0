import datetime as dt
from dataclasses import dataclass

import pytest
from django.apps import apps

from ownership.models import Area, Finding, Report
from ownership.reports import compose, publish
from ownership.rules import runner
from teams.models import Person, Team, User
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    TeamFactory,
    UserFactory,
    period,
)

MONDAY = dt.date(2026, 11, 23)
WEEK_BEFORE = MONDAY - dt.timedelta(days=7)


def seven(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(7), tzinfo=dt.UTC)


def composed(day: dt.date, *, team: Team | None = None) -> Report:
    return compose(scan=runner.scan(on=day, at=seven(day)), at=seven(day), team=team)


def published(day: dt.date) -> Report:
    return publish(on=day, at=seven(day), now=lambda: seven(day))


def log_as_of(day: dt.date) -> None:
    """Let what was written since be written on a day: the change log took down the real one."""
    dated = [seven(WEEK_BEFORE), seven(MONDAY)]
    events = apps.get_model("ownership", "AssignmentEvent").objects.exclude(pgh_created_at__in=dated)
    events.update(pgh_created_at=seven(day))


def user(name: str, *, first_name: str = "", **extra: bool) -> User:
    email = f"{name.split()[0].lower()}@example.org"
    return UserFactory.create(email=email, first_name=first_name, **extra)


@dataclass
class Reliability:
    """Engineering (Mara leads) has Reliability (Marta leads): nobody is accountable for capacity planning."""

    engineering: Team
    team: Team
    mara: Person
    marta: Person
    grace: Person
    capacity: Area
    backup: Area

    def name_owner(self, *, since: dt.date = WEEK_BEFORE, **holder: object) -> None:
        AssignmentFactory.create(
            area=self.capacity, **({"person": self.grace} | holder), period=period(since)
        )

    def finding(self) -> Finding:
        return Finding.objects.get(rule="OWN101", area=self.capacity, resolved_on=None)


@pytest.fixture
def reliability(db: None) -> Reliability:
    OrganisationFactory.create(name="Northwind")
    engineering = TeamFactory.create(name="Engineering")
    team = TeamFactory.create(name="Reliability", parent=engineering)
    mara = PersonFactory.create(name="Mara Voss", user=user("Mara Voss"))
    marta = PersonFactory.create(name="Marta Nowak", user=user("Marta Nowak", first_name="Marta"))
    grace = PersonFactory.create(name="Grace Kim", user=user("Grace Kim"))
    MembershipFactory.create(person=mara, team=engineering, lead=True)
    MembershipFactory.create(person=marta, team=team, lead=True)
    MembershipFactory.create(person=grace, team=team)
    capacity = AreaFactory.create(name="Capacity planning", owning_team=team)
    AssignmentFactory.create(area=capacity, letter="R", person=grace)
    backup = AreaFactory.create(name="Backup and recovery", owning_team=team)
    AssignmentFactory.create(area=backup, letter="A", person=marta)
    AssignmentFactory.create(area=backup, letter="R", person=grace)
    return Reliability(engineering, team, mara, marta, grace, capacity, backup)
