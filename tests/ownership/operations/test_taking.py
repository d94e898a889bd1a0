"""Whom a lead may take into a team, and who says that a letter is taken."""

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.enums import Acceptance
from ownership.models import Assignment
from ownership.operations import Forbidden, answer, undo
from ownership.operations.seating import Part, change_membership, join
from teams.models import Membership, Person, Team, User
from tests.factories import AreaFactory, AssignmentFactory, MembershipFactory, PersonFactory, TeamFactory
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def teams() -> tuple[Team, Team, Person]:
    """Marta's, and Clara's, where Ada is."""
    mine, theirs = TeamFactory(name="Reliability"), TeamFactory(name="Payments")
    signed_in(name="Marta", team=mine, lead=True)
    signed_in(name="Clara", team=theirs, lead=True)
    return mine, theirs, signed_in(name="Ada", team=theirs)


def marta() -> User | None:
    return Person.objects.get(name="Marta").user


def refused(person: Person, team: Team, since: dt.date = TODAY) -> list[str]:
    with pytest.raises(Forbidden) as caught:
        join(person=person, team=team, part=Part(), since=since, actor=marta(), on=TODAY)
    return [str(each) for each in caught.value.problems]


def test_who_is_in_a_team_of_somebody_else_is_not_taken(teams: tuple[Team, Team, Person]) -> None:
    mine, theirs, ada = teams
    said = ["Ada is in Payments. Ask Clara, who leads it, or an administrator."]
    assert [refused(ada, mine), refused(ada, mine, since=TODAY + 90 * DAY)] == [said, said]
    Membership.objects.filter(team=theirs, lead=True).delete()
    assert refused(ada, mine) == ["Ada is in Payments. Ask an administrator."]
    assert not ada.memberships.filter(team=mine).exists()


def test_an_old_membership_is_no_way_in(teams: tuple[Team, Team, Person]) -> None:
    mine, _, ada = teams
    old = MembershipFactory(person=ada, team=mine, period=DateRange(TODAY - 900 * DAY, TODAY - 800 * DAY))
    with pytest.raises(Forbidden):
        change_membership(membership=old, part=Part(), since=old.period.lower, actor=marta(), on=TODAY)


def test_whom_a_lead_takes_in(teams: tuple[Team, Team, Person]) -> None:
    mine, _, ada = teams
    sub = TeamFactory(name="On call", parent=mine)
    alone = PersonFactory(name="Alone")
    join(person=alone, team=mine, part=Part(), actor=marta(), on=TODAY)
    join(person=alone, team=sub, part=Part(), actor=marta(), on=TODAY)
    join(person=ada, team=mine, part=Part(), actor=administrator(), on=TODAY)
    membership = ada.memberships.get(team=mine)
    ended = change_membership(
        membership=membership, part=Part(), since=TODAY, until=TODAY + DAY, actor=marta(), on=TODAY
    )
    undo(request_id=ended.request_id, actor=marta(), on=TODAY)
    assert set(ada.memberships.values_list("team__name", "period__endswith")) == {
        ("Payments", None),
        ("Reliability", None),
    }


def asked(person: Person, team: Team) -> Assignment:
    return AssignmentFactory(area=AreaFactory(owning_team=team), person=person, acceptance="asked")


def test_nobody_answers_in_the_name_of_who_has_an_account(teams: tuple[Team, Team, Person]) -> None:
    mine, _, ada = teams
    row, admin = asked(ada, mine), administrator()
    for user in (marta(), admin):
        with pytest.raises(Forbidden) as caught:
            answer(assignment=row, acceptance=Acceptance.ACCEPTED, actor=user, on=TODAY)
        first = caught.value.problems[0]
        assert (first.what, first.do) == (
            "You may not change this.",
            "Only those whom it was given to say whether they take it.",
        )
    answer(assignment=row, acceptance=Acceptance.DECLINED, actor=ada.user, on=TODAY)
    for user in (marta(), admin):
        silent = asked(PersonFactory(), mine)
        answer(assignment=silent, acceptance=Acceptance.ACCEPTED, actor=user, on=TODAY)
    assert sorted(Assignment.objects.values_list("acceptance", flat=True)) == [
        "accepted",
        "accepted",
        "declined",
    ]
