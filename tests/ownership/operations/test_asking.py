"""What is given outside the giver's teams is asked for."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.changes import ChangeSet, Create, New
from ownership.models import Assignment
from ownership.operations import apply, assign, name_owner, undo
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Alice leads Payments, Bob is in it; Dana leads Search and Eve is in it; Sofia sits in a seat there."""
    payments, search = TeamFactory(name="Payments"), TeamFactory(name="Search")
    below = TeamFactory(name="Cards", parent=payments)
    found = {
        "alice": signed_in(name="Alice", team=payments, lead=True),
        "bob": signed_in(name="Bob", team=below),
        "dana": signed_in(name="Dana", team=search, lead=True),
        "eve": signed_in(name="Eve", team=search),
        "search": search,
        "below": below,
        "leaderless": TeamFactory(name="Leaderless"),
        "seat": SeatFactory(team=search),
        "empty seat": SeatFactory(team=search),
        "own seat": SeatFactory(team=below),
        "area": AreaFactory(name="Refunds", owning_team=payments),
    }
    MembershipFactory(person=found["eve"], team=search, seat=found["seat"])
    return found


def state(**found):
    row = Assignment.objects.get(**found)
    return row.acceptance, row.asked_by, row.asked_on


@pytest.mark.parametrize(
    ("holder", "asked"),
    [
        ("alice", False),
        ("bob", False),
        ("eve", True),
        ("dana", True),
        ("search", True),
        ("below", False),
        ("leaderless", False),
        ("seat", True),
        ("empty seat", False),
        ("own seat", False),
    ],
)
@pytest.mark.parametrize("values", [{"letter": "A"}, {"letter": "R"}, {"letter": "A", "deputy": True}])
def test_outside_the_givers_teams(world, holder, asked, values):
    giver = world["alice"].user
    applied = assign(area=world["area"], holder=world[holder], actor=giver, on=TODAY, **values)
    assert state() == (("asked", giver, TODAY) if asked else ("accepted", None, None))
    assert Assignment.objects.get().asked_in == (applied.request_id if asked else None)


@pytest.mark.parametrize("letter", ["C", "I", "S"])
def test_who_is_only_heard_is_not_asked(world, letter):
    giver = world["alice"].user
    assign(area=world["area"], letter=letter, holder=world["eve"], actor=giver, on=TODAY)
    assert state() == ("accepted", None, None)


def test_an_administrator_leads_nobody_by_that(world):
    admin = administrator()
    assign(area=world["area"], letter="R", holder=world["bob"], actor=admin, on=TODAY)
    assert state() == ("asked", admin, TODAY)


def test_the_system_and_an_import_ask_nobody(world):
    assign(area=world["area"], letter="R", holder=world["eve"], actor=None, on=TODAY)
    row = {"area_id": world["area"].pk, "letter": "R", "person_id": world["dana"].pk, "period": period(TODAY)}
    changes = ChangeSet("Import", (Create("ownership.Assignment", row),))
    apply(changes=changes, actor=administrator(), on=TODAY, tell=False)
    assert set(Assignment.objects.values_list("acceptance", flat=True)) == {"accepted"}


def test_a_person_made_by_the_same_change_is_asked(world):
    row = {"area_id": world["area"].pk, "letter": "R", "person_id": New("new"), "period": period(TODAY)}
    rows = (Create("teams.Person", {"name": "New"}, key="new"), Create("ownership.Assignment", row))
    admin = administrator()
    apply(changes=ChangeSet("New person", rows), actor=admin, on=TODAY)
    assert state(person__name="New") == ("asked", admin, TODAY)


def test_undo_brings_back_what_was_said_and_redo_asks_as_before(world):
    giver, later = world["alice"].user, TODAY + dt.timedelta(days=3)
    accepted = AssignmentFactory(area=world["area"], person=world["eve"])
    named = name_owner(area=world["area"], holder=world["dana"], actor=giver, on=TODAY)
    undone = undo(request_id=named.request_id, actor=giver, on=later)
    assert state() == ("accepted", None, None)
    assert Assignment.objects.get() == accepted
    undo(request_id=undone.request_id, actor=giver, on=later)
    assert state(person=world["dana"]) == ("asked", giver, TODAY)


def test_what_is_given_again_is_asked_again(world):
    giver, later = world["alice"].user, TODAY + dt.timedelta(days=3)
    AssignmentFactory(area=world["area"], letter="R", person=world["eve"], period=period(end=TODAY))
    assign(area=world["area"], letter="R", holder=world["eve"], actor=giver, on=later)
    assert state(period__contains=later) == ("asked", giver, later)


def test_asking_costs_the_same_for_many(world):
    def given(count):
        rows = [
            {"area_id": world["area"].pk, "letter": "R", "person_id": each.pk, "period": period(TODAY)}
            for each in PersonFactory.create_batch(count)
        ]
        return ChangeSet("Many", tuple(Create("ownership.Assignment", row) for row in rows))

    def queries(count):
        changes = given(count)
        with CaptureQueriesContext(connection) as captured:
            apply(changes=changes, actor=world["alice"].user, on=TODAY, record=False)
        return len(captured)

    assert queries(1) == queries(1) == queries(30)
