"""Whoever answers for areas says that they are still right."""

import datetime as dt

import pytest

from ownership.models import Area
from ownership.operations import Forbidden, Problem, Refused, confirm, undo
from tests.factories import AreaFactory, AssignmentFactory, TeamFactory
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
SPRING = dt.date(2026, 3, 1)


@pytest.fixture
def world():
    """Ana answers for Ledger and leads Payments, which answers for Refunds; Search is Ben's."""
    team = TeamFactory(name="Payments")
    ana, ben = signed_in(name="Ana", team=team, lead=True), signed_in(name="Ben")
    names = ("ledger", "refunds", "search")
    areas = {name: AreaFactory(name=name.capitalize(), confirmed_on=None) for name in names}
    AssignmentFactory(area=areas["ledger"], person=ana)
    AssignmentFactory(area=areas["refunds"], team=team)
    AssignmentFactory(area=areas["search"], person=ben)
    AssignmentFactory(area=areas["ledger"], person=ben, letter="R")
    return {"ana": ana, "ben": ben, **areas}


def said():
    rows = Area.objects.exclude(confirmed_on=None)
    return set(rows.values_list("name", "confirmed_on", "confirmed_by__name"))


def test_many_are_confirmed_at_once_and_undone_as_one(world):
    Area.objects.filter(name="Ledger").update(confirmed_on=SPRING, confirmed_by=world["ben"])
    areas = [world["ledger"], world["refunds"]]
    applied = confirm(areas=areas, actor=world["ana"].user, on=TODAY)
    assert said() == {("Ledger", TODAY, "Ana"), ("Refunds", TODAY, "Ana")}
    assert applied.label == "2 areas are still right"
    undo(request_id=applied.request_id, actor=world["ana"].user, on=TODAY)
    assert said() == {("Ledger", SPRING, "Ben")}


def test_who_does_the_work_or_is_elsewhere_does_not_confirm_and_the_area_is_named(world):
    with pytest.raises(Forbidden) as caught:
        confirm(areas=[world["search"], world["ledger"]], actor=world["ben"].user, on=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["Ledger"]
    assert said() == set()


def test_an_account_without_a_person_confirms_without_a_name(world):
    confirm(areas=[world["search"]], actor=administrator(), on=TODAY)
    assert said() == {("Search", TODAY, None)}


def test_what_is_retired_or_not_there_is_refused(world):
    retired = AreaFactory(name="Fax", lifecycle="retired")
    with pytest.raises(Refused) as caught:
        confirm(areas=[retired, world["search"]], actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem("It is retired, so there is nothing to confirm.", "Fax", "Leave it out."),
    )
    with pytest.raises(Refused) as caught:
        confirm(areas=[], actor=None, on=TODAY)
    assert caught.value.problems == (Problem("No area is chosen.", "", "Tick those that are still right."),)
