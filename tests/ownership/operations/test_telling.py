"""Each person is told of a change once."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.changes import ChangeSet, Create, End
from ownership.enums import Acceptance
from ownership.models import Assignment, Notice
from ownership.operations import (
    Part,
    answer,
    apply,
    assign,
    create_area,
    join,
    name_owner,
    retire_area,
    told,
    undo,
)
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=2)


@pytest.fixture
def refunds():
    return AreaFactory(name="Refunds")


@pytest.fixture
def admin():
    return administrator()


def given(area, letter, on=TODAY, **holder):
    row = {"area_id": area.pk, "letter": letter, "period": period(on), **holder}
    return Create("ownership.Assignment", row)


def notices():
    return {
        (str(row.person), row.kind, tuple(sorted((name, len(part)) for name, part in row.facts.items())))
        for row in Notice.objects.select_related("person")
    }


def test_one_notice_a_person_however_many_rows(refunds, admin):
    ana, ben, leo = PersonFactory(name="Ana"), PersonFactory(name="Ben"), PersonFactory(name="Leo")
    team, seat = TeamFactory(), SeatFactory()
    MembershipFactory(person=leo, team=team, lead=True)
    MembershipFactory(person=ben, team=team)
    MembershipFactory(person=ben, team=seat.team, seat=seat)
    held = AssignmentFactory(area=refunds, person=ana)
    other = AreaFactory()
    rows = (
        End("ownership.Assignment", held.pk, TODAY),
        given(refunds, "R", person_id=ana.pk),
        given(other, "R", person_id=ana.pk),
        given(other, "A", team_id=team.pk),
        given(refunds, "A", seat_id=seat.pk),
        given(refunds, "C", person_id=PersonFactory(name="Only consulted").pk),
    )
    changes = ChangeSet("Everything", rows)
    assert [str(each) for each in told(changes=changes, actor=admin, on=TODAY)] == ["Ana", "Ben", "Leo"]
    apply(changes=changes, actor=admin, on=TODAY)
    assert notices() == {
        ("Ana", "change", (("given", 2), ("taken", 1))),
        ("Ben", "asked", (("given", 1),)),
        ("Leo", "asked", (("given", 1),)),
    }


def test_nobody_is_told_what_they_did_nor_when_they_left(refunds, admin):
    alice, gone = signed_in(name="Alice"), PersonFactory()
    EmploymentFactory(person=gone, period=period(end=TODAY))
    alice.user.is_superuser = True
    alice.user.save()
    rows = (given(refunds, "A", person_id=alice.pk), given(refunds, "R", person_id=gone.pk))
    assert told(changes=ChangeSet("", rows), actor=alice.user, on=TODAY) == []
    apply(changes=ChangeSet("", rows), actor=alice.user, on=TODAY)
    assert notices() == set()


def test_the_system_and_an_import_tell_nobody(refunds, admin):
    ana = PersonFactory()
    assign(area=refunds, letter="A", holder=ana, actor=None, on=TODAY)
    changes = ChangeSet("Import", (given(refunds, "R", person_id=ana.pk),))
    apply(changes=changes, actor=admin, on=TODAY, tell=False)
    assert notices() == set()


def test_retiring_an_area_takes_what_was_held(refunds, admin):
    AssignmentFactory(area=refunds, person=PersonFactory(name="Ana"))
    AssignmentFactory(area=refunds, person=PersonFactory(name="Past"), period=period(end=TODAY))
    retire_area(area=refunds, actor=admin, on=TODAY)
    assert notices() == {("Ana", "change", (("taken", 1),))}


def test_what_stays_is_no_news(refunds, admin):
    held = AssignmentFactory(area=refunds, person=PersonFactory(name="Ana"))
    name_owner(area=refunds, holder=held.person, actor=admin, on=TODAY)
    create_area(name="Other", actor=admin, on=TODAY)
    assert notices() == set()


def test_what_is_undone_before_anybody_heard_was_not(refunds, admin):
    applied = assign(area=refunds, letter="A", holder=PersonFactory(), actor=admin, on=TODAY)
    undo(request_id=applied.request_id, actor=admin, on=TODAY)
    assert notices() == set()


def test_who_was_told_hears_of_the_undo_and_nobody_else(refunds, admin):
    ana, ben = PersonFactory(name="Ana"), PersonFactory(name="Ben")
    AssignmentFactory(area=refunds, person=ana)
    applied = name_owner(area=refunds, holder=ben, actor=admin, on=TODAY)
    Notice.objects.filter(person=ana).delete()
    undone = undo(request_id=applied.request_id, actor=admin, on=LATER)
    assert set(Notice.objects.filter(request_id=undone.request_id).values_list("person__name", "kind")) == {
        ("Ben", "change")
    }
    assert Notice.objects.get(request_id=applied.request_id).done_on == LATER


def test_a_new_lead_gets_one_task(admin):
    team, zoe = TeamFactory(name="Payments"), PersonFactory(name="Zoe")
    AssignmentFactory(team=team)
    join(person=zoe, team=team, part=Part(lead=True), actor=admin, on=TODAY)
    assert notices() == {("Zoe", "role", (("led", 1),))}
    row = zoe.memberships.get()
    rows = (
        End("teams.Membership", row.pk, LATER),
        Create(
            "teams.Membership",
            {
                "person_id": zoe.pk,
                "team_id": team.pk,
                "lead": True,
                "allocation": 50,
                "period": period(LATER),
            },
        ),
    )
    apply(changes=ChangeSet("Half a job", rows), actor=admin, on=LATER)
    assert Notice.objects.count() == 1


def test_a_decline_goes_to_who_asked(refunds):
    team = TeamFactory()
    alice = signed_in(name="Alice", team=team, lead=True)
    bob = signed_in(name="Bob")
    refunds.owning_team = team
    refunds.save()
    applied = assign(area=refunds, letter="R", holder=bob, actor=alice.user, on=TODAY)
    row = Assignment.objects.get(pk=applied.ids["assignment"])
    answer(assignment=row, acceptance=Acceptance.DECLINED, actor=bob.user, on=TODAY, because=" Not mine ")
    row.refresh_from_db()
    assert (row.acceptance, row.declined_because) == ("declined", "Not mine")
    assert notices() == {
        ("Bob", "asked", (("given", 1),)),
        ("Alice", "declined", (("declined", 1),)),
    }


def test_a_lead_who_does_not_take_what_came_with_the_role_tells_the_lead_above(refunds):
    above = TeamFactory()
    signed_in(name="Alice", team=above, lead=True)
    team = TeamFactory(parent=above)
    dana = signed_in(name="Dana", team=team, lead=True)
    held = AssignmentFactory(area=refunds, team=team)
    answer(assignment=held, acceptance=Acceptance.DECLINED, actor=dana.user, on=TODAY)
    assert notices() == {("Alice", "declined", (("declined", 1),))}


def test_looking_costs_the_same_for_many(admin):
    def queries(count):
        rows = tuple(
            given(AreaFactory(), "A", person_id=person.pk) for person in PersonFactory.create_batch(count)
        )
        teams = TeamFactory.create_batch(count)
        rows += tuple(given(AreaFactory(), "R", team_id=team.pk) for team in teams)
        for team in teams:
            MembershipFactory(team=team, lead=True)
        with CaptureQueriesContext(connection) as captured:
            assert len(told(changes=ChangeSet("", rows), actor=admin, on=TODAY)) == 2 * count
        return len(captured)

    assert (queries(1), queries(20)) == (4, 4)
