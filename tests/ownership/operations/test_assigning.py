import datetime as dt

import pytest

from ownership.models import Assignment, Finding
from ownership.operations import (
    assign,
    drop_holder,
    end_assignment,
    name_owner,
    share_on_purpose,
    transfer,
)
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=30)


@pytest.fixture
def area():
    return AreaFactory(name="Billing")


def held(area):
    return {
        (row.letter, str(row.holder), row.period.lower, row.period.upper)
        for row in area.assignments.select_related("person", "team", "seat__job_role", "seat__team")
    }


@pytest.mark.parametrize("factory", [PersonFactory, TeamFactory, SeatFactory])
def test_assign_to_a_person_a_team_a_seat(area, factory):
    holder = factory()
    applied = assign(area=area, letter="A", holder=holder, actor=None, on=TODAY)
    assert held(area) == {("A", str(holder), TODAY, None)}
    assert applied.ids == {"assignment": Assignment.objects.get().pk}


def test_assign_from_a_day_to_come_up_to_another(area):
    ana = PersonFactory()
    assign(area=area, letter="A", holder=ana, actor=None, on=TODAY, since=LATER, until=dt.date(2027, 1, 1))
    assign(area=area, letter="A", holder=ana, actor=None, on=TODAY, deputy=True, note="In summer")
    assert held(area) == {("A", str(ana), LATER, dt.date(2027, 1, 1)), ("A", str(ana), TODAY, None)}
    assert area.assignments.get(deputy=True).note == "In summer"


def test_end_today_or_on_a_day_to_come(area):
    one, other = AssignmentFactory(area=area), AssignmentFactory(area=area)
    end_assignment(assignment=one, actor=None, on=TODAY)
    end_assignment(assignment=other, actor=None, on=TODAY, until=LATER)
    assert set(area.assignments.values_list("period", flat=True)) == {
        period(START, TODAY),
        period(START, LATER),
    }


def test_transfer_hands_over_what_is_left(area):
    given = AssignmentFactory(area=area, letter="R", interim=True, period=period(START, LATER))
    ben = PersonFactory(name="Ben")
    transfer(assignment=given, to=ben, actor=None, on=TODAY)
    assert held(area) == {("R", str(given.person), START, TODAY), ("R", "Ben", TODAY, LATER)}
    assert area.assignments.get(person=ben).interim


def test_naming_an_owner_replaces_those_there_and_resolves_the_finding(area):
    AssignmentFactory(area=area, letter="R")
    former, deputy = AssignmentFactory(area=area), AssignmentFactory(area=area, deputy=True)
    AssignmentFactory(area=area)
    ana = PersonFactory()
    first = assign(area=area, letter="C", holder=ana, actor=None, on=TODAY)
    assert (first.opened, Finding.objects.filter(rule="OWN201", resolved_on=None).count()) == (1, 1)
    applied = name_owner(area=area, holder=former.person, actor=None, on=TODAY)
    assert (applied.opened, applied.resolved) == (0, 1)
    live = area.assignments.filter(letter="A", period__contains=TODAY)
    assert set(live) == {former, deputy}


def test_naming_an_owner_where_there_was_none(area):
    team = TeamFactory()
    name_owner(area=area, holder=team, actor=None, on=TODAY)
    name_owner(area=area, holder=team, actor=None, on=TODAY)
    assert held(area) == {("A", str(team), TODAY, None)}


def test_drop_one_of_two(area):
    one, other = AssignmentFactory(area=area), AssignmentFactory(area=area)
    AssignmentFactory(area=area, letter="R", person=one.person)
    drop_holder(area=area, letter="A", holder=one.person, actor=None, on=TODAY)
    assert held(area) == {
        ("A", str(one.person), START, TODAY),
        ("A", str(other.person), START, None),
        ("R", str(one.person), START, None),
    }


def test_shared_on_purpose_is_no_overlap(area):
    AssignmentFactory(area=area, letter="R")
    one, other = AssignmentFactory(area=area), AssignmentFactory(area=area)
    share_on_purpose(area=area, tie_breaker=one.person, actor=None, on=TODAY)
    assert set(area.assignments.filter(tie_breaker=one.person)) == {one, other}
    assert not Finding.objects.filter(rule="OWN201", resolved_on=None).exists()
    name_owner(area=area, holder=one.person, actor=None, on=TODAY)
    assert list(area.assignments.filter(letter="A", period__contains=TODAY).values_list("tie_breaker")) == [
        (None,)
    ]
