import datetime as dt

import pytest
from django.utils import timezone

from ownership.log.of_finding import life
from ownership.models import Assignment, Finding, Waiver
from ownership.operations import (
    accept_on_purpose,
    acknowledge,
    end_waiver,
    give_to,
    name_owner,
    reopen,
    snooze,
)
from ownership.rules.reading import open_findings
from ownership.rules.runner import evaluate, record
from teams.models import Person, Team
from tests.factories import AreaFactory, AssignmentFactory, FindingFactory, TeamFactory, WaiverFactory, facts
from tests.people import TODAY, signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def payments() -> Team:
    return TeamFactory(name="Payments")


@pytest.fixture
def alice(payments: Team) -> Person:
    return signed_in(name="Alice", team=payments, lead=True)


def _found(payments: Team, **given: object) -> Finding:
    area = AreaFactory(name="Fax", owning_team=payments)
    made: Finding = FindingFactory(area=area, first_seen=TODAY, facts=facts(), **given)
    return made


def _told(finding: Finding, *, on: dt.date) -> list[tuple[int, str]]:
    return [((moment.on - TODAY).days, moment.sentence) for moment in life(finding=finding, on=on)]


def test_what_people_did_is_told_in_order(payments: Team, alice: Person) -> None:
    found, bob = [_found(payments)], signed_in(name="Bob", team=payments)
    give_to(findings=found, to=bob, actor=alice.user, on=TODAY + DAY)
    acknowledge(findings=found, actor=bob.user, on=TODAY + 2 * DAY)
    reopen(findings=found, actor=alice.user, on=TODAY + 2 * DAY)
    snooze(findings=found, until=TODAY + 5 * DAY, actor=alice.user, on=TODAY + 3 * DAY)
    acknowledge(findings=found, actor=None, on=TODAY + 6 * DAY)
    assert _told(found[0], on=TODAY + 6 * DAY) == [
        (0, "Found."),
        (1, "Alice gives it to Bob."),
        (2, "Bob is on it."),
        (2, "Alice opens it again."),
        (3, "Alice lets it rest until 6 Jun 2026."),
        (5, "It rests no longer."),
        (6, "Somebody is on it."),
    ]
    assert _told(found[0], on=TODAY + DAY) == [(0, "Found."), (1, "Alice gives it to Bob.")]


def test_an_exception_that_ends_on_its_day_brings_it_back(payments: Team, alice: Person) -> None:
    found, until = _found(payments), TODAY + 9 * DAY
    assert alice.user is not None
    accept_on_purpose(findings=[found], reason="Moving.", until=until, actor=alice.user, on=TODAY + DAY)
    accepted = (1, "Accepted on purpose by Alice until 10 Jun 2026: Moving.")
    assert _told(found, on=until - DAY) == [(0, "Found."), accepted]
    assert open_findings(on=until - DAY) == []
    assert _told(found, on=until) == [
        (0, "Found."),
        accepted,
        (9, "The exception is over, and it shows again."),
    ]
    assert [read.finding for read in open_findings(on=until)] == [found]


def test_an_exception_that_somebody_ends_brings_it_back(payments: Team, alice: Person) -> None:
    found, until = _found(payments), TODAY + 9 * DAY
    assert alice.user is not None
    accept_on_purpose(findings=[found], reason="Moving.", until=until, actor=alice.user, on=TODAY)
    end_waiver(waiver=Waiver.objects.get(), actor=alice.user, on=TODAY + 2 * DAY)
    assert [sentence for _, sentence in _told(found, on=TODAY + 2 * DAY)] == [
        "Found.",
        "Accepted on purpose by Alice until 10 Jun 2026: Moving.",
        "Alice ends the exception, and it shows again.",
    ]
    assert [read.finding for read in open_findings(on=TODAY + 2 * DAY)] == [found]


def test_an_exception_of_today_that_is_taken_back_is_told(payments: Team, alice: Person) -> None:
    today = timezone.localdate()
    found = FindingFactory(area=AreaFactory(owning_team=payments), first_seen=today, facts=facts())
    assert alice.user is not None
    until = today + DAY
    accept_on_purpose(findings=[found], reason="Moving.", until=until, actor=alice.user, on=today)
    end_waiver(waiver=Waiver.objects.get(), actor=alice.user, on=today)
    assert [moment.sentence for moment in life(finding=found, on=today)][2:] == [
        "Alice takes the exception back, and it shows again."
    ]


def test_of_another_rule_or_area_nothing_is_told(payments: Team) -> None:
    found = _found(payments)
    FindingFactory(rule="OWN102", area=found.area, first_seen=TODAY)
    FindingFactory(first_seen=TODAY)
    WaiverFactory(rule="OWN102", area=found.area, since=TODAY)
    WaiverFactory(rule="OWN101", since=TODAY)
    assert _told(found, on=TODAY) == [(0, "Found.")]


def test_settled_by_whom_and_come_back(payments: Team, alice: Person) -> None:
    today = timezone.localdate()
    area = AreaFactory(name="Fax", owning_team=payments)
    AssignmentFactory(area=area, letter="R", person=alice)
    record(offenders=evaluate(on=today - DAY), on=today - DAY)
    name_owner(area=area, holder=alice, actor=alice.user, on=today)
    found = Finding.objects.get(area=area)
    Assignment.objects.filter(area=area, letter="A").delete()
    record(offenders=evaluate(on=today + DAY), on=today + DAY)
    again = Finding.objects.get(area=area, resolved_on=None)
    told = [(moment.on, moment.sentence) for moment in life(finding=again, on=today + DAY)]
    assert told == [
        (today - DAY, "Found."),
        (today, "Settled by Alice: Alice owns Fax."),
        (today + DAY, "Came back."),
    ]
    assert told[:2] == [(moment.on, moment.sentence) for moment in life(finding=found, on=today)]
    [read] = open_findings(on=today + DAY)
    assert (read.finding, read.came_back) == (again, today)
