import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ownership.models import Area, Assignment, Contribution, DecisionParty, Waiver
from ownership.operations import Problem, Refused, create_person, leave, merge_person
from ownership.operations.merging import without
from ownership.operations.people import change_employment
from teams.models import Absence, Employment, Membership, Person
from tests.factories import (
    START,
    AbsenceFactory,
    AreaFactory,
    AssignmentFactory,
    ContributionFactory,
    DecisionFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    FindingEventFactory,
    FindingFactory,
    MembershipFactory,
    PersonFactory,
    PlaceholderFactory,
    TeamFactory,
    WaiverFactory,
    period,
)
from tests.people import TODAY

DAY = dt.timedelta(days=1)
SPRING, LATER = dt.date(2026, 3, 1), TODAY + dt.timedelta(days=30)
db = pytest.mark.django_db


@db
def test_a_person_is_made():
    applied = create_person(name="Ana", email="ana@example.org", actor=None, on=TODAY)
    assert list(Person.objects.values_list("pk", "name", "email")) == [
        (applied.ids["person"], "Ana", "ana@example.org")
    ]


@db
def test_who_holds_something_hands_it_over_before_leaving():
    given = AssignmentFactory(area=AreaFactory(name="Billing"), person=PersonFactory(name="Ana"))
    AssignmentFactory(person=given.person, letter="C", period=period(START, TODAY))
    EmploymentFactory(person=given.person)
    with pytest.raises(Refused) as caught:
        leave(person=given.person, actor=None, on=TODAY)
    assert caught.value.problems == (Problem("Ana still holds A of Billing.", "Ana", "Hand it over first."),)
    Assignment.objects.filter(pk=given.pk).update(period=period(START, TODAY))
    leave(person=given.person, actor=None, on=TODAY)
    assert list(Employment.objects.values_list("period", flat=True)) == [period(START, TODAY)]


@db
def test_a_leaver_of_whom_no_employment_was_known_was_here_before():
    given = AssignmentFactory(period=period(SPRING, TODAY))
    MembershipFactory(person=given.person, period=period(dt.date(2025, 5, 5), SPRING))
    leave(person=given.person, actor=None, on=TODAY)
    assert list(Employment.objects.values_list("period", flat=True)) == [period(dt.date(2025, 5, 5), TODAY)]


@db
def test_an_end_to_come_is_noted_and_one_that_is_past_needs_a_hand_over():
    given = AssignmentFactory(area=AreaFactory(name="Billing"), person=PersonFactory(name="Ana"))
    row = EmploymentFactory(person=given.person)
    as_now = {"employment": row, "kind": "contractor", "actor": None, "on": TODAY}
    change_employment(**as_now, period=period(START, LATER))
    with pytest.raises(Refused) as caught:
        change_employment(**{**as_now, "employment": Employment.objects.get()}, period=period(START, TODAY))
    assert [str(each) for each in caught.value.problems] == [
        "Ana: Ana still holds A of Billing. Hand it over first."
    ]
    assert list(Employment.objects.values_list("kind", "period")) == [("contractor", period(START, LATER))]


@db
def test_an_employment_seen_otherwise_is_not_overwritten():
    row = EmploymentFactory(person=PersonFactory(name="Ana"))
    Employment.objects.update(kind="external")
    with pytest.raises(Refused) as caught:
        change_employment(employment=row, kind="contractor", period=row.period, actor=None, on=TODAY)
    assert [each.what for each in caught.value.problems] == [
        "Somebody changed Ana, outside the organisation since you looked: kind."
    ]


@db
def test_a_placeholder_becomes_a_person_with_all_that_was_theirs():
    name, ana, team = PlaceholderFactory(name="A. Lee"), PersonFactory(name="Ana Lee"), TeamFactory()
    area, shared = AreaFactory(confirmed_by=name), AreaFactory()
    AssignmentFactory(area=area, person=name)
    AssignmentFactory(area=shared, person=name, letter="C")
    AssignmentFactory(area=shared, person=ana, letter="C", period=period(SPRING, TODAY))
    AssignmentFactory(area=shared, person=name, letter="R", period=period(SPRING, TODAY))
    AssignmentFactory(area=shared, person=ana, letter="R")
    other = AssignmentFactory(area=area, tie_breaker=name)
    MembershipFactory(person=name, team=team)
    MembershipFactory(person=ana, team=team, period=period(SPRING))
    report = PersonFactory(manager=name)
    waiver = WaiverFactory(accepted={"people": [name.pk, ana.pk], "teams": [team.pk]})
    FindingFactory(area=None, person=name, rule="OWN301")

    merge_person(placeholder=name, into=ana, actor=None, on=TODAY)

    assert not Person.objects.filter(pk=name.pk).exists()
    held = Assignment.objects.filter(person=ana).values_list("area", "letter", "period")
    assert set(held) == {
        (area.pk, "A", period()),
        (shared.pk, "C", period(START, SPRING)),
        (shared.pk, "C", period(SPRING, TODAY)),
        (shared.pk, "C", period(TODAY)),
        (shared.pk, "R", period()),
    }
    assert set(Membership.objects.values_list("person", "period")) == {
        (ana.pk, period(START, SPRING)),
        (ana.pk, period(SPRING)),
    }
    other.refresh_from_db()
    report.refresh_from_db()
    waiver.refresh_from_db()
    assert (other.tie_breaker, report.manager, Area.objects.get(pk=area.pk).confirmed_by) == (ana, ana, ana)
    assert (waiver.accepted, Waiver.objects.count()) == ({"people": [ana.pk], "teams": [team.pk]}, 1)


@db
def test_a_placeholder_hands_on_decisions_days_off_counts_and_findings():
    ana, name = PersonFactory(), PlaceholderFactory()
    both, one = DecisionFactory(), DecisionFactory()
    for decision, person in ((both, ana), (both, name), (one, name)):
        DecisionPartyFactory(decision=decision, person=person)
    AbsenceFactory(person=ana, period=period(START, SPRING))
    AbsenceFactory(person=name, period=period(START, SPRING + DAY))
    area = AreaFactory()
    ContributionFactory(area=area, person=ana, count=3)
    ContributionFactory(area=area, person=name, count=4)
    ContributionFactory(area=area, person=name, month=dt.date(2025, 2, 1), count=5)
    given = FindingFactory(assignee=name)
    event = FindingEventFactory(finding=given, deed="given", to=name)

    merge_person(placeholder=name, into=ana, actor=None, on=TODAY)

    assert set(DecisionParty.objects.values_list("decision", "person")) == {
        (both.pk, ana.pk),
        (one.pk, ana.pk),
    }
    assert set(Absence.objects.values_list("person", "period")) == {
        (ana.pk, period(START, SPRING)),
        (ana.pk, period(SPRING, SPRING + DAY)),
    }
    counted = Contribution.objects.values_list("person", "month", "count")
    assert set(counted) == {(ana.pk, START, 7), (ana.pk, dt.date(2025, 2, 1), 5)}
    given.refresh_from_db()
    event.refresh_from_db()
    assert (given.assignee, event.to) == (ana, ana)


@db
def test_a_placeholder_who_managed_the_person_hands_on_their_own_manager():
    boss = PersonFactory()
    name = PlaceholderFactory(manager=boss)
    ana = PersonFactory(manager=name)
    merge_person(placeholder=name, into=ana, actor=None, on=TODAY)
    ana.refresh_from_db()
    assert ana.manager == boss


@db
def test_only_a_placeholder_is_merged():
    ana, ben = PersonFactory(name="Ana"), PersonFactory()
    with pytest.raises(Refused) as caught:
        merge_person(placeholder=ana, into=ben, actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem("Only a name from a sheet can be merged into another person.", "Ana", "Choose another."),
    )


DAYS = some.integers(0, 12)
PERIODS = some.tuples(DAYS, some.one_of(some.none(), DAYS)).filter(
    lambda pair: pair[1] is None or pair[0] < pair[1]
)


def _period(pair):
    begin, end = pair
    return period(START + dt.timedelta(begin), None if end is None else START + dt.timedelta(end))


def _days(parts):
    every = [START + dt.timedelta(number) for number in range(20)]
    return [
        day
        for day in every
        for part in parts
        if part.lower <= day and (part.upper is None or day < part.upper)
    ]


@given(PERIODS, some.lists(PERIODS, max_size=4))
def test_what_is_left_of_a_period(whole, taken):
    whole, taken = _period(whole), [_period(each) for each in taken]
    left = without(period=whole, taken=taken)
    assert _days(left) == [day for day in _days([whole]) if day not in _days(taken)]
