import pytest
from django.db import IntegrityError

from teams.models import Membership, Seat, Team, TeamPlacement
from tests.factories import (
    START,
    AbsenceFactory,
    EmploymentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.people import TODAY
from tests.support.at_once import in_turn
from tests.support.breaking import WAYS, Case, constraints, one_by_one, refused, two_at_once

EMPTY = period(TODAY, TODAY)
LATER = period(TODAY)
FORMER = period(START, TODAY)
PERIOD = "A period needs a first day, and its end must come after it."


def overlapping_placement():
    same = {"team": TeamFactory(since=TODAY), "parent": None}
    taken = {**same, "period": FORMER}
    return Case(TeamPlacement.objects.create, "A team is in one place at a time.", taken, taken, {
        **same, "period": period(START.replace(year=2024), START),
    })  # fmt: skip


def overlapping_membership(**same):
    return Case(
        MembershipFactory,
        "This person is already there in part of that period.",
        {**same, "period": LATER},
        there=same,
        sound={**same, "period": period(START.replace(year=2024), START)},
    )


def overlapping_employment():
    ana = PersonFactory()
    return Case(
        EmploymentFactory,
        "This person is already employed in part of that period.",
        {"person": ana, "period": LATER},
        there={"person": ana},
    )


def overlapping_absence():
    taken = {"person": PersonFactory()}
    return Case(AbsenceFactory, "This person is already away in part of that period.", taken, there=taken)


def same_seat(team):
    role = JobRoleFactory()
    there = {"job_role": role, "team": team}
    return Case(SeatFactory, "This team already has a seat for that job role.", there, there)


CASES = {
    "jobrole_name_unique": lambda: Case(
        JobRoleFactory,
        "There is already a job role of this name.",
        {"name": "tech LEAD"},
        {"name": "Tech lead"},
    ),
    "absence_period": lambda: Case(AbsenceFactory, PERIOD, {"period": EMPTY}),
    "absence_ends": lambda: Case(AbsenceFactory, "An absence needs its last day.", {"period": LATER}),
    "absence_overlap": lambda: overlapping_absence(),
    "membership_period": lambda: Case(MembershipFactory, PERIOD, {"period": EMPTY}),
    "membership_somewhere": lambda: Case(
        MembershipFactory, "A membership needs a team, or a seat of the whole organisation.", {"team": None}
    ),
    "membership_lead_of_team": lambda: Case(
        MembershipFactory,
        "Only a team can have a lead.",
        {"lead": True},
        sound={"team": None, "seat": SeatFactory(team=None)},
    ),
    "membership_allocation": lambda: Case(
        MembershipFactory, "An allocation is between 0 and 100 per cent.", {"allocation": 101}
    ),
    "membership_overlap": lambda: overlapping_membership(person=PersonFactory(), team=TeamFactory()),
    "membership_seat_of_team": lambda: Case(
        MembershipFactory, "The seat belongs to another team.", {"seat": SeatFactory()}
    ),
    "person_email_unique": lambda: Case(
        PersonFactory,
        "Another person already has this e-mail address.",
        {"email": "ANA@example.org"},
        {"email": "ana@example.org"},
    ),
    "person_manager_acyclic": lambda: Case(
        PersonFactory,
        "Nobody can be their own manager, directly or through others.",
        lambda row: {"manager_id": row.pk},
    ),
    "employment_period": lambda: Case(EmploymentFactory, PERIOD, {"period": period(None, TODAY)}),
    "employment_overlap": overlapping_employment,
    "seat_unique": lambda: same_seat(TeamFactory()),
    "team_name_unique": lambda: Case(
        TeamFactory,
        "There is already a team of this name in the same place.",
        {"name": "PAYMENTS"},
        {"name": "Payments"},
    ),
    "team_name_given": lambda: Case(TeamFactory, "A team needs a name.", {"name": "  "}),
    "team_parent_acyclic": lambda: Case(
        TeamFactory,
        "A team cannot be put below itself or below one of its sub-teams.",
        lambda row: {"parent_id": row.pk},
    ),
    "teamplacement_overlap": overlapping_placement,
    "user_email_unique": lambda: Case(
        UserFactory,
        "Somebody already signs in with this e-mail address.",
        {"email": "ANA@example.org"},
        {"email": "ana@example.org"},
    ),
}
# The same constraints where what is compared is nothing.
NULLS = {
    "membership_overlap": lambda: overlapping_membership(
        person=PersonFactory(), team=None, seat=SeatFactory(team=None)
    ),
    "seat_unique": lambda: same_seat(None),
}
PAIRS = [
    "jobrole_name_unique",
    "membership_overlap",
    "person_email_unique",
    "employment_overlap",
    "seat_unique",
    "team_name_unique",
    "teamplacement_overlap",
    "user_email_unique",
]


def test_every_constraint_is_tried():
    assert set(CASES) == constraints(app="teams")


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CASES)
def test_broken_alone(name, way):
    one_by_one(name=name, case=CASES[name](), way=way)


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NULLS)
def test_broken_where_there_is_nothing(name, way):
    one_by_one(name=name, case=NULLS[name](), way=way)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", PAIRS)
def test_broken_by_two_at_once(name):
    two_at_once(name=name, case=CASES[name]())


@pytest.mark.django_db(transaction=True)
def test_two_moves_close_a_circle_of_teams():
    one, other = TeamFactory(), TeamFactory()
    error = in_turn(
        first=lambda: Team.objects.filter(pk=one.pk).update(parent=other),
        second=lambda: Team.objects.filter(pk=other.pk).update(parent=one),
    )
    refused("team_parent_acyclic", "A team cannot be put below itself or below one of its sub-teams.", error)


@pytest.mark.django_db(transaction=True)
def test_two_managers_of_each_other_at_once():
    one, other = PersonFactory(), PersonFactory()
    error = in_turn(
        first=lambda: type(one).objects.filter(pk=one.pk).update(manager=other),
        second=lambda: type(one).objects.filter(pk=other.pk).update(manager=one),
    )
    sentence = "Nobody can be their own manager, directly or through others."
    refused("person_manager_acyclic", sentence, error)


@pytest.mark.django_db(transaction=True)
def test_a_seat_moves_away_while_somebody_sits_down():
    seat, other, ana = SeatFactory(), TeamFactory(), PersonFactory()
    error = in_turn(
        first=lambda: Seat.objects.filter(pk=seat.pk).update(team=other),
        second=lambda: Membership.objects.create(person=ana, team=seat.team, seat=seat, period=period()),
    )
    refused("membership_seat_of_team", "The seat belongs to another team.", error)


@pytest.mark.django_db
def test_a_seat_that_is_sat_in_stays_in_its_team():
    seat = SeatFactory()
    MembershipFactory(team=seat.team, seat=seat)
    with pytest.raises(IntegrityError, match="membership_seat_of_team"):
        Seat.objects.filter(pk=seat.pk).update(team=TeamFactory())


@pytest.mark.django_db
def test_what_only_touches_is_allowed():
    same = {"person": PersonFactory(), "team": TeamFactory()}
    MembershipFactory(**same, period=FORMER)
    MembershipFactory(**same, period=LATER)
    MembershipFactory(person=same["person"])
    assert Membership.objects.count() == 3
