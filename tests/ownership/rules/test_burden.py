"""A person's load is counted as OWN301 counts it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.rules.burden import Burden, burdens, limit_of
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def test_areas_wait_on_who_answers_each_once() -> None:
    ana, ben, team = PersonFactory(), PersonFactory(), TeamFactory()
    seat = SeatFactory(team=team)
    MembershipFactory(person=ana, team=team, lead=True)
    MembershipFactory(person=ben, team=team, seat=seat)
    shared = AreaFactory(complexity="complex")
    AssignmentFactory(area=shared, person=ana)
    AssignmentFactory(area=shared, team=team)
    AssignmentFactory(area=AreaFactory(complexity="simple"), seat=seat)
    AssignmentFactory(area=AreaFactory(parent=shared), person=ana, letter="R")
    AssignmentFactory(area=AreaFactory(), person=ana, deputy=True)
    AssignmentFactory(area=AreaFactory(lifecycle="retired"), person=ana)
    gone = EmploymentFactory(period=period(end=TODAY)).person
    AssignmentFactory(person=gone)
    expected = {ana.pk: Burden(1, 2.0), ben.pk: Burden(1, 0.5)}
    assert burdens(on=TODAY) == expected
    with CaptureQueriesContext(connection) as queries:
        assert burdens(on=TODAY, people=[ana.pk]) == {ana.pk: Burden(1, 2.0)}
    assert len(queries) == 1


def test_the_limit_is_the_one_of_the_persons_team() -> None:
    team = TeamFactory()
    assert limit_of(teams={team.pk}, on=TODAY) == 10
    RuleSettingFactory(team=team, threshold=3)
    assert limit_of(teams={team.pk, TeamFactory().pk}, on=TODAY) == 3
    RuleSettingFactory(team=None, on=False)
    assert limit_of(teams=set(), on=TODAY) is None
