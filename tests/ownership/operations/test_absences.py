"""Days off: dates, no reasons, written by oneself and by whoever leads or manages one."""

import datetime as dt

import pytest

from ownership.operations import (
    Forbidden,
    Problem,
    Refused,
    change_absence,
    note_absence,
    take_back_absence,
    undo,
)
from teams.models import Absence
from tests.factories import TeamFactory, period
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def world():
    """Alice leads Payments, Bob is in it, Maya manages Bob and leads nothing, Charlie is elsewhere."""
    team = TeamFactory(name="Payments")
    found = {
        "alice": signed_in(name="Alice", team=team, lead=True),
        "bob": signed_in(name="Bob", team=team),
        "maya": signed_in(name="Maya"),
        "charlie": signed_in(name="Charlie", team=TeamFactory(name="Search")),
    }
    found["bob"].manager = found["maya"]
    found["bob"].save()
    return found


def noted(world, *, by="bob", first=TODAY, last=TODAY + 4 * DAY):
    return note_absence(person=world["bob"], first=first, last=last, actor=world[by].user, on=TODAY)


def test_the_last_day_is_a_day_off_still(world):
    noted(world)
    assert list(Absence.objects.values_list("person", "period")) == [
        (world["bob"].pk, period(TODAY, TODAY + 5 * DAY))
    ]


def test_one_day_is_enough_and_less_is_refused(world):
    noted(world, last=TODAY)
    assert Absence.objects.get().period == period(TODAY, TODAY + DAY)
    with pytest.raises(Refused) as caught:
        noted(world, first=TODAY + 2 * DAY, last=TODAY + DAY)
    assert caught.value.problems == (
        Problem("The last day is before the first one.", "Bob", "Correct one of them."),
    )


@pytest.mark.parametrize(("who", "may"), [("bob", 1), ("alice", 1), ("maya", 1), ("charlie", 0)])
def test_who_notes_whose(world, who, may):
    if may:
        noted(world, by=who)
    else:
        with pytest.raises(Forbidden):
            noted(world, by=who)
    assert Absence.objects.count() == may


def test_an_administrator_notes_everybodys(world):
    note_absence(person=world["bob"], first=TODAY, last=TODAY, actor=administrator(), on=TODAY)
    assert Absence.objects.count() == 1


def test_what_overlaps_is_refused(world):
    noted(world)
    with pytest.raises(Refused) as caught:
        noted(world, first=TODAY + 4 * DAY, last=TODAY + 9 * DAY)
    assert [(each.what, each.code) for each in caught.value.problems] == [
        ("This person is already away in part of that period.", "overlap")
    ]
    noted(world, first=TODAY + 5 * DAY, last=TODAY + 9 * DAY)


def test_it_becomes_other_days_is_taken_back_and_each_is_undone(world):
    noted(world)
    row = Absence.objects.get()
    bob = world["bob"].user
    changed = change_absence(absence=row, first=TODAY, last=TODAY + DAY, actor=bob, on=TODAY)
    row.refresh_from_db()
    assert row.period == period(TODAY, TODAY + 2 * DAY)
    undo(request_id=changed.request_id, actor=bob, on=TODAY)
    row.refresh_from_db()
    gone = take_back_absence(absence=row, actor=bob, on=TODAY)
    assert Absence.objects.count() == 0
    undo(request_id=gone.request_id, actor=bob, on=TODAY)
    assert Absence.objects.get().period == period(TODAY, TODAY + 5 * DAY)
    with pytest.raises(Forbidden):
        take_back_absence(absence=Absence.objects.get(), actor=world["charlie"].user, on=TODAY)
