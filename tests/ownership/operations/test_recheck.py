import datetime as dt

import pytest
from django.db import connection

from ownership.changes import ChangeSet, Create
from ownership.models import Finding
from ownership.operations import apply, assign, end_assignment, recheck, undo
from ownership.rules import runner
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, RuleSettingFactory, TeamFactory
from tests.people import TODAY, administrator, signed_in


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(queue_length), 0) FROM pgmq.metrics_all()")
        return cursor.fetchone()[0]


def new_areas(count):
    rows = (
        Create("ownership.Area", {"name": f"New area {number}", "slug": f"area-{number}"})
        for number in range(count)
    )
    return ChangeSet("Many", tuple(rows))


@pytest.mark.django_db
def test_findings_come_and_go_with_the_write_and_its_undo():
    area = AreaFactory()
    AssignmentFactory(area=area, letter="R")
    given = AssignmentFactory(area=area)
    open_ones = Finding.objects.filter(resolved_on=None).values_list("rule", "area")
    ended = end_assignment(assignment=given, actor=None, on=TODAY)
    assert (ended.opened, ended.resolved, list(open_ones)) == (1, 0, [("OWN101", area.pk)])
    undone = undo(request_id=ended.request_id, actor=None, on=TODAY)
    assert (undone.opened, undone.resolved, list(open_ones.all())) == (0, 1, [])


@pytest.mark.django_db
def test_what_an_undo_brings_back_is_the_same_finding_as_old_as_it_was():
    area = AreaFactory()
    AssignmentFactory(area=area, letter="R")
    runner.scan(on=TODAY - dt.timedelta(days=7), at=dt.datetime.now(dt.UTC))
    [finding] = Finding.objects.filter(resolved_on=None)
    Finding.objects.update(state="acknowledged")
    given = assign(area=area, letter="A", holder=PersonFactory(), actor=None, on=TODAY)
    assert list(Finding.objects.filter(pk=finding.pk).values_list("resolved_on", flat=True)) == [TODAY]
    for _ in range(2):
        undone = undo(request_id=given.request_id, actor=None, on=TODAY)
        assert (undone.opened, undone.resolved) == (1, 0)
        assert list(Finding.objects.values_list("pk", "rule", "first_seen", "resolved_on", "state")) == [
            (finding.pk, "OWN101", TODAY - dt.timedelta(days=7), None, "acknowledged")
        ]
        given = assign(area=area, letter="A", holder=PersonFactory(), actor=None, on=TODAY)


@pytest.mark.django_db
def test_what_comes_back_on_a_later_day_is_a_new_finding():
    area = AreaFactory()
    AssignmentFactory(area=area, letter="R")
    runner.scan(on=TODAY - dt.timedelta(days=1), at=dt.datetime.now(dt.UTC))
    given = assign(area=area, letter="A", holder=PersonFactory(), actor=None, on=TODAY)
    undo(request_id=given.request_id, actor=None, on=TODAY + dt.timedelta(days=1))
    assert list(Finding.objects.order_by("pk").values_list("first_seen", "resolved_on")) == [
        (TODAY - dt.timedelta(days=1), TODAY),
        (TODAY + dt.timedelta(days=1), None),
    ]


@pytest.mark.django_db
def test_without_record_findings_stay_as_they_are():
    applied = apply(changes=new_areas(2), actor=None, on=TODAY, record=False)
    assert (applied.opened, Finding.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_large_write_leaves_its_findings_to_the_scan_that_follows_each_write(monkeypatch):
    monkeypatch.setattr(recheck, "IN_PLACE", 2)
    before = waiting()
    small = assign(area=AreaFactory(), letter="R", holder=PersonFactory(), actor=None, on=TODAY)
    assert (small.queued, waiting()) == (False, before + 1)
    found = Finding.objects.count()
    large = apply(changes=new_areas(3), actor=None, on=TODAY)
    assert (large.queued, waiting(), Finding.objects.count()) == (True, before + 2, found)


@pytest.mark.django_db
def test_what_tells_the_figures_of_others_is_not_counted_for_the_actor():
    payments, other = TeamFactory(), PersonFactory()
    lead = signed_in(name="Alice", team=payments, lead=True)
    RuleSettingFactory(rule="OWN301", threshold=1)
    AssignmentFactory(person=other, letter="A")
    area = AreaFactory(owning_team=payments)
    AssignmentFactory(area=area, letter="R")
    for actor, opened in ((administrator(), 1), (lead.user, 0)):
        given = assign(area=area, letter="A", holder=other, actor=actor, on=TODAY)
        assert Finding.objects.filter(rule="OWN301", person=other, resolved_on=None).exists()
        assert given.opened == opened
        assert undo(request_id=given.request_id, actor=actor, on=TODAY).resolved == opened
