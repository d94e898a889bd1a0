import pytest
from django.db import connection

from ownership.changes import ChangeSet, Create
from ownership.models import Finding
from ownership.operations import apply, assign, end_assignment, recheck, undo
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory
from tests.people import TODAY


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
