import datetime as dt

import pytest

from ownership.operations import (
    Forbidden,
    Part,
    Problem,
    Refused,
    change_membership,
    create_seat,
    join,
    retire_seat,
    undo,
)
from teams.models import Membership, Seat
from tests.factories import (
    START,
    AssignmentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY, signed_in

db = pytest.mark.django_db
LATER, LAST = TODAY + dt.timedelta(days=30), TODAY + dt.timedelta(days=90)


def _there() -> set[tuple[object, ...]]:
    return set(Membership.objects.values_list("person__name", "seat", "lead", "allocation", "period"))


@db
def test_a_person_joins_from_a_day_to_come_on_a_seat():
    seat = SeatFactory()
    part = Part(seat=seat, lead=True, allocation=50)
    ana = PersonFactory(name="Ana")
    join(person=ana, team=seat.team, part=part, actor=None, on=TODAY, since=LATER, until=LAST)
    assert _there() == {("Ana", seat.pk, True, 50, period(LATER, LAST))}


@db
def test_nobody_joins_a_team_twice_at_once():
    there = MembershipFactory(person__name="Ana", team__name="Payments")
    with pytest.raises(Refused) as caught:
        join(person=there.person, team=there.team, part=Part(), actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem(
            "This person is already there in part of that period.",
            "Ana in Payments",
            "End the other one first, or choose another period.",
        ),
    )
    assert [problem.code for problem in caught.value.problems] == ["overlap"]


@db
def test_a_lead_seats_people_in_their_own_teams_alone():
    payments, search = TeamFactory(name="Payments"), TeamFactory(name="Search")
    alice = signed_in(name="Alice", team=payments, lead=True)
    below = TeamFactory(parent=payments)
    ben = PersonFactory(name="Ben")
    join(person=ben, team=below, part=Part(), actor=alice.user, on=TODAY)
    with pytest.raises(Forbidden) as caught:
        join(person=ben, team=search, part=Part(), actor=alice.user, on=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["Search"]


@db
def test_what_somebody_was_before_stays_known():
    there = MembershipFactory(person__name="Ana")
    applied = change_membership(
        membership=there, part=Part(lead=True), actor=None, on=TODAY, since=TODAY, until=LAST
    )
    now = {
        ("Ana", None, False, None, period(START, TODAY)),
        ("Ana", None, True, None, period(TODAY, LAST)),
    }
    assert _there() == now
    undo(request_id=applied.request_id, actor=None, on=TODAY)
    assert _there() == {("Ana", None, False, None, period())}


@db
def test_a_correction_from_the_first_day_leaves_one_row():
    there = MembershipFactory(person__name="Ana")
    change_membership(membership=there, part=Part(lead=True), actor=None, on=TODAY, since=START)
    assert _there() == {("Ana", None, True, None, period())}


@db
def test_the_last_day_alone_ends_it():
    there = MembershipFactory(person__name="Ana", lead=True)
    change_membership(membership=there, part=Part(lead=True), actor=None, on=TODAY, since=TODAY, until=LATER)
    assert _there() == {("Ana", None, True, None, period(START, LATER))}


@db
def test_whoever_changed_it_meanwhile_is_not_overwritten():
    there = MembershipFactory(person__name="Ana", team__name="Payments")
    Membership.objects.filter(pk=there.pk).update(lead=True)
    with pytest.raises(Refused) as caught:
        change_membership(membership=there, part=Part(allocation=50), actor=None, on=TODAY, since=TODAY)
    assert [problem.what for problem in caught.value.problems] == [
        "Somebody changed Ana in Payments since you looked: lead."
    ]


@db
def test_a_seat_that_holds_something_is_not_retired():
    seat = SeatFactory(team__name="Payments", job_role__name="Tech lead")
    AssignmentFactory(seat=seat, area__name="Refunds", letter="R")
    with pytest.raises(Refused) as caught:
        retire_seat(seat=seat, actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem("It still holds R of Refunds.", "Tech lead of Payments", "Hand it over or end it."),
    )


@db
def test_whoever_sat_on_a_retired_seat_stays_in_the_team():
    seat = SeatFactory()
    MembershipFactory(person__name="Ana", team=seat.team, seat=seat, lead=True, allocation=80)
    MembershipFactory(person__name="Ben", team=seat.team, seat=seat, period=period(LATER))
    twice = MembershipFactory(person__name="Eva", team=seat.team, seat=seat)
    MembershipFactory(person=twice.person, team=seat.team)
    retire_seat(seat=seat, actor=None, on=TODAY)
    assert _there() == {
        ("Ana", seat.pk, True, 80, period(START, TODAY)),
        ("Ana", None, True, 80, period(TODAY)),
        ("Ben", None, False, None, period(LATER)),
        ("Eva", seat.pk, False, None, period(START, TODAY)),
        ("Eva", None, False, None, period()),
    }
    seat.refresh_from_db()
    assert seat.retired_on == TODAY


@db
def test_whoever_sat_on_a_seat_of_the_organisation_just_leaves_it():
    seat = SeatFactory(team=None)
    MembershipFactory(person__name="Ana", team=None, seat=seat)
    retire_seat(seat=seat, actor=None, on=TODAY)
    assert _there() == {("Ana", seat.pk, False, None, period(START, TODAY))}


@db
def test_a_retired_seat_comes_back_instead_of_a_second_one():
    team, role = TeamFactory(), JobRoleFactory()
    seat = SeatFactory(team=team, job_role=role, retired_on=START)
    create_seat(job_role=role, team=team, actor=None, on=TODAY)
    assert list(Seat.objects.values_list("pk", "retired_on")) == [(seat.pk, None)]
