import pytest
from django.db import connection

from ownership.changes import Change, ChangeSet, Create, End
from ownership.models import Area, Assignment, Finding
from ownership.operations import Problem, Refused, preview
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory, period
from tests.people import TODAY
from tests.support.at_once import in_turn

pytestmark = pytest.mark.django_db(transaction=True)


def look(*rows):
    return preview(changes=ChangeSet("What if", rows), actor=None, on=TODAY)


def codes(offenders):
    return {(offender.rule, offender.kind, offender.id) for offender in offenders}


def test_what_an_owner_resolves_and_another_creates():
    bare, owned = AreaFactory(), AreaFactory()
    AssignmentFactory(area=bare, letter="R")
    AssignmentFactory(area=owned, letter="R")
    given = AssignmentFactory(area=owned)
    values = {"area_id": bare.pk, "letter": "A", "person_id": PersonFactory().pk, "period": period(TODAY)}
    seen = look(Create("ownership.Assignment", values), End("ownership.Assignment", given.pk, TODAY))
    assert codes(seen.resolved) == {("OWN101", "area", bare.pk)}
    assert codes(seen.created) == {("OWN101", "area", owned.pk)}


def test_nothing_stays_and_nothing_fires():
    area = AreaFactory(name="Billing")
    look(Change("ownership.Area", area.pk, {"name": "Other"}), Create("teams.Person", {"name": "Ana"}))
    assert (Area.objects.get().name, Assignment.objects.count(), Finding.objects.count()) == ("Billing", 0, 0)
    assert connection.run_on_commit == []


def test_it_refuses_as_the_change_itself_would():
    AreaFactory(name="Billing")
    with pytest.raises(Refused) as caught:
        look(Create("ownership.Area", {"name": "billing", "slug": "billing"}))
    assert [problem.what for problem in caught.value.problems] == [
        "There is already an area of this name in the same place."
    ]


def test_it_does_not_wait_long_for_somebody_who_writes():
    area = AreaFactory()
    answer = in_turn(
        first=lambda: Area.objects.update(name="Theirs"),
        second=lambda: look(Change("ownership.Area", area.pk, {"name": "Mine"})),
    )
    assert answer.problems == (Problem("Somebody is changing the same just now.", "", "Try again."),)
