import datetime as dt

import pytest
from django.utils import timezone

from ownership.changes import ChangeSet, Create
from ownership.models import Assignment, Report
from ownership.operations import apply
from ownership.reports import compose
from ownership.rules import runner
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, period
from tests.ownership.reports.conftest import Reliability

DAY = dt.timedelta(days=1)
# The change log dates what is written by its transaction's beginning: each write here has its own.
pytestmark = pytest.mark.django_db(transaction=True)


def report(after: Report | None = None) -> Report:
    """As of now, as the change log takes its time from the database; the day after `after`."""
    today = timezone.localdate()
    on = after.on + DAY if after else today
    return compose(scan=runner.scan(on=on, at=timezone.now() + (on - today)), at=timezone.now())


def said(report: Report) -> list[str]:
    return [line["sentence"] for line in report.content["changes"]]


def test_says_from_whom_to_whom(reliability: Reliability) -> None:
    first = report()
    today = first.on
    Assignment.objects.filter(area=reliability.backup, letter="A").update(
        period=period(dt.date(2025, 1, 1), today)
    )
    AssignmentFactory.create(area=reliability.backup, person=reliability.grace, period=period(today))
    second = report(first)
    assert second.content["changes"] == [
        {
            "sentence": "Backup and recovery went from Marta Nowak to Grace Kim.",
            "areas": [{"id": reliability.backup.pk, "name": "Backup and recovery"}],
            "within": sorted([reliability.team.pk, reliability.engineering.pk]),
        }
    ]
    assert said(report(second)) == []


def test_says_who_came_and_who_went(reliability: Reliability) -> None:
    shared = AreaFactory.create(name="Alerting")
    AssignmentFactory.create(area=shared, person=reliability.grace)
    both = AreaFactory.create(name="Dashboards")
    AssignmentFactory.create(area=both, person=reliability.grace)
    leaving = AssignmentFactory.create(area=both, person=reliability.mara)
    first = report()
    AssignmentFactory.create(area=shared, person=reliability.mara)
    AssignmentFactory.create(area=reliability.capacity, team=reliability.team)
    leaving.delete()
    Assignment.objects.get(area=reliability.backup, letter="A").delete()
    assert said(report(first)) == [
        "Mara Voss is now accountable for Alerting too, beside Grace Kim.",
        "Marta Nowak no longer answers for Backup and recovery.",
        "Reliability is now accountable for Capacity planning.",
        "Mara Voss no longer answers for Dashboards, Grace Kim does.",
    ]


def test_what_was_undone_did_not_change(reliability: Reliability) -> None:
    first = report()
    made = AssignmentFactory.create(area=reliability.capacity, person=reliability.mara)
    made.delete()
    assert said(report(first)) == []


def test_what_was_decided_earlier_is_said_when_its_day_has_come(reliability: Reliability) -> None:
    tomorrow = timezone.localdate() + DAY
    AssignmentFactory.create(area=reliability.capacity, person=reliability.mara, period=period(tomorrow))
    assert said(report(report())) == ["Mara Voss is now accountable for Capacity planning."]


def test_other_letters_and_deputies_are_no_change_of_owner(reliability: Reliability) -> None:
    first = report()
    AssignmentFactory.create(area=reliability.capacity, letter="C")
    AssignmentFactory.create(area=reliability.backup, letter="A", deputy=True)
    assert said(report(first)) == []


def test_one_request_for_many_areas_is_one_line(reliability: Reliability) -> None:
    first = report()
    holder = PersonFactory.create(name="Finn Larsen")
    areas = [AreaFactory.create(name=f"Area {number}") for number in range(4)]
    rows = [
        Create(
            "ownership.Assignment",
            {"area_id": area.pk, "letter": "A", "person_id": holder.pk, "period": period(first.on)},
        )
        for area in areas
    ]
    apply(changes=ChangeSet("import of team.csv", tuple(rows)), actor=None, on=first.on)
    [line] = report(first).content["changes"]
    assert line["sentence"] == "Import of team.csv: four areas went to somebody else."
    assert line["areas"] == [{"id": area.pk, "name": area.name} for area in areas]
