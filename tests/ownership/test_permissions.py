import datetime as dt

import pytest
from django.db import transaction

from ownership import permissions
from ownership.changes import Change, ChangeSet, Create, End
from ownership.enums import Acceptance
from ownership.models import Area, Assignment
from ownership.operations import Problem, Refused, answer, apply
from teams.models import Person, Seat, Team
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
PAST = period(end=TODAY)


@pytest.fixture
def organisation():
    """Money, above Payments, and Search. Each owns an area; below that of Payments is one without a team."""
    money, search = TeamFactory(name="Money"), TeamFactory(name="Search")
    payments = TeamFactory(name="Payments", parent=money)
    billing = AreaFactory(name="Billing", owning_team=payments)
    AreaFactory(name="Dunning", parent=billing)
    AreaFactory(name="Ranking of bills", parent=billing, owning_team=search)
    AreaFactory(name="Budget", owning_team=money)
    AreaFactory(name="Unclaimed")
    for team in (money, payments, search):
        SeatFactory(team=team, job_role__name=f"{team} architect")
        MembershipFactory(team=team, person__name=f"Engineer of {team}")
    SeatFactory(team=None, job_role__name="Data protection officer")
    return {"money": money, "payments": payments, "search": search}


def actors(teams):
    former = signed_in(name="Former")
    MembershipFactory(person=former, team=teams["payments"], lead=True, period=PAST)
    gone = signed_in(name="Gone", team=teams["payments"], lead=True)
    EmploymentFactory(person=gone, period=PAST)
    inactive = administrator()
    inactive.is_active = False
    return {
        "lead of Money": signed_in(name="Alice", team=teams["money"], lead=True).user,
        "lead of Payments": signed_in(name="Bob", team=teams["payments"], lead=True).user,
        "member of Payments": signed_in(name="Charlie", team=teams["payments"]).user,
        "former lead": former.user,
        "lead who has left": gone.user,
        "administrator who may not sign in": inactive,
    }


PAYMENTS = {"Billing", "Dunning"}
MANAGED = {
    "lead of Money": (PAYMENTS | {"Budget"}, {"Money", "Payments"}),
    "lead of Payments": (PAYMENTS, {"Payments"}),
    "member of Payments": (set(), set()),
    "former lead": (set(), set()),
    "lead who has left": (set(), set()),
    "administrator who may not sign in": (set(), set()),
}


@pytest.mark.parametrize("who", MANAGED)
def test_who_manages_what(organisation, who):
    user = actors(organisation)[who]
    areas, teams = MANAGED[who]

    def names(model, predicate):
        return {str(row) for row in model.objects.filter(predicate(user=user, on=TODAY))}

    assert names(Area, permissions.may_manage_areas) == areas
    assert names(Team, permissions.may_manage_teams) == teams
    assert names(Seat, permissions.may_manage_seats) == {f"{team} architect of {team}" for team in teams}
    engineers = {f"Engineer of {team}" for team in teams}
    assert {name for name in names(Person, permissions.may_manage_people) if "Engineer" in name} == engineers


def test_who_left_is_for_the_lead_of_their_last_team(organisation):
    lead = actors(organisation)["lead of Payments"]
    payments, search = organisation["payments"], organisation["search"]
    earlier, later = period(end=dt.date(2026, 1, 1)), period(dt.date(2026, 1, 1), TODAY)
    for name, teams in {"Zofia": (search, payments), "Yuki": (payments, search)}.items():
        person = PersonFactory(name=name)
        for team, when in zip(teams, (earlier, later), strict=True):
            MembershipFactory(person=person, team=team, period=when)
    for predicate in (permissions.may_manage_people, permissions.may_see_figures):
        theirs = Person.objects.filter(predicate(user=lead, on=TODAY), name__in=["Zofia", "Yuki"])
        assert [person.name for person in theirs] == ["Zofia"]
    assert asked(Change("teams.Person", person.pk, {"level": "Senior"}), lead) != []


@pytest.mark.parametrize("through", ["themselves", "a seat", "a team they lead"])
def test_who_is_accountable_answers_for_what_is_below(organisation, through):
    search = organisation["search"]
    dana = signed_in(name="Dana")
    seat = MembershipFactory(person=dana, team=None, seat=SeatFactory(team=None)).seat
    holder = {"themselves": {"person": dana}, "a seat": {"seat": seat}, "a team they lead": {"team": search}}
    if through == "a team they lead":
        MembershipFactory(person=dana, team=search, lead=True)
    billing = Area.objects.get(name="Billing")
    AssignmentFactory(area=billing, letter="A", **holder[through])
    AssignmentFactory(area__name="Elsewhere", letter="A", deputy=True, person=dana)
    AreaFactory(name="Below elsewhere", parent=Area.objects.get(name="Elsewhere"))
    mine = Area.objects.filter(permissions.may_answer_for_areas(user=dana.user, on=TODAY))
    assert {area.name for area in mine} == {"Dunning", "Ranking of bills"}
    dunning = Area.objects.get(name="Dunning")
    stance = {"unowned_reason": "New", "unowned_by_id": dana.user_id, "unowned_until": dt.date(2026, 7, 1)}
    tried = {
        "assign below": assignment_of(dunning, dana),
        "assign there": assignment_of(billing, dana),
        "leave unowned": Change("ownership.Area", dunning.pk, stance),
        "rename": Change("ownership.Area", dunning.pk, {"name": "Reminders"}),
    }
    assert [what for what, row in tried.items() if not asked(row, dana.user)] == [
        "assign below",
        "leave unowned",
    ]


@pytest.mark.parametrize("system", [True, False])
def test_administrators_and_the_system_manage_everything(organisation, system):
    user = None if system else administrator()
    for model, predicate in (
        (Area, permissions.may_manage_areas),
        (Team, permissions.may_manage_teams),
        (Seat, permissions.may_manage_seats),
        (Person, permissions.may_manage_people),
    ):
        assert set(model.objects.filter(predicate(user=user, on=TODAY))) == set(model.objects.all())


def assignment_of(area, person):
    return Create(
        "ownership.Assignment",
        {"area_id": area.pk, "letter": "R", "person_id": person.pk, "period": period(TODAY)},
    )


def asked(row, user):
    """What a change set is refused for; nothing where it would be done."""
    try:
        with transaction.atomic():
            apply(changes=ChangeSet("Test", (row,)), actor=user, on=TODAY)
            transaction.set_rollback(True)
    except Refused as refused:
        return [(problem.what, problem.where) for problem in refused.problems]
    return []


def rows(teams):
    """What may be done by the lead of Payments, and what not, with the name that says so."""
    person = Person.objects.get(name="Engineer of Payments")
    other = Person.objects.get(name="Engineer of Search")
    alone, _ = Person.objects.get_or_create(name="In no team")
    billing, budget = Area.objects.get(name="Billing"), Area.objects.get(name="Budget")
    dunning = Area.objects.get(name="Dunning")
    waiver = {"rule": "OWN101", "reason": "So", "since": TODAY, "until": TODAY + dt.timedelta(9)}
    by = Person.objects.get(name="Bob").user_id
    new = {"name": "New", "slug": "new"}
    return {
        "assign in an own area": (assignment_of(billing, other), None),
        "assign below an own area": (assignment_of(dunning, other), None),
        "assign elsewhere": (assignment_of(budget, person), "Budget"),
        "change an own area": (Change("ownership.Area", billing.pk, {"criticality": "minor"}), None),
        "change another area": (Change("ownership.Area", budget.pk, {"criticality": "minor"}), "Budget"),
        "give an area away": (
            Change("ownership.Area", billing.pk, {"owning_team_id": teams["search"].pk}),
            "Search",
        ),
        "move it below another team's": (
            Change("ownership.Area", dunning.pk, {"parent_id": budget.pk}),
            "Budget",
        ),
        "make an area for the team": (
            Create("ownership.Area", {**new, "owning_team_id": teams["payments"].pk}),
            None,
        ),
        "make an area below an own one": (Create("ownership.Area", {**new, "parent_id": billing.pk}), None),
        "make an area for nobody": (Create("ownership.Area", new), "New"),
        "accept on purpose": (
            Create("ownership.Waiver", {**waiver, "by_id": by, "area_id": billing.pk}),
            None,
        ),
        "accept for another": (
            Create("ownership.Waiver", {**waiver, "by_id": by, "person_id": other.pk}),
            "Engineer of Search",
        ),
        "take somebody in": (
            Create(
                "teams.Membership",
                {"person_id": alone.pk, "team_id": teams["payments"].pk, "period": period(TODAY)},
            ),
            None,
        ),
        "lead another team": (
            Create(
                "teams.Membership",
                {"person_id": person.pk, "team_id": teams["money"].pk, "lead": True, "period": period(TODAY)},
            ),
            "Money",
        ),
        "make a sub-team": (Create("teams.Team", {**new, "parent_id": teams["payments"].pk}), None),
        "make a team": (Create("teams.Team", new), "New"),
        "change a member": (Change("teams.Person", person.pk, {"level": "Senior"}), None),
        "change who a member signs in as": (
            Change("teams.Person", person.pk, {"email": "x@example.org"}),
            str(person),
        ),
        "change another person": (
            Change("teams.Person", other.pk, {"level": "Senior"}),
            "Engineer of Search",
        ),
        "make a person": (Create("teams.Person", {"name": "New"}), "New"),
        "make a category": (Create("ownership.Category", {"name": "New", "perspective": "system"}), "New"),
        "set a rule": (
            Create("ownership.RuleSetting", {"rule": "OWN101", "on": False}),
            "OWN101 for everybody",
        ),
    }


def test_what_a_lead_may_do(organisation):
    lead = actors(organisation)["lead of Payments"]
    expected = {
        what: [("You may not change this.", where)] if where else []
        for what, (_, where) in rows(organisation).items()
    }
    assert {what: asked(row, lead) for what, (row, _) in rows(organisation).items()} == expected


def test_a_member_may_do_none_of_it(organisation):
    member = actors(organisation)["member of Payments"]
    assert [what for what, (row, _) in rows(organisation).items() if not asked(row, member)] == []


def test_one_answers_for_oneself_alone():
    own = AssignmentFactory(acceptance="asked", person=signed_in(name="Bob"))
    other = AssignmentFactory(acceptance="asked", area__name="Billing")
    user = own.person.user
    answer(assignment=own, acceptance=Acceptance.DECLINED, actor=user, on=TODAY)
    with pytest.raises(Refused) as caught:
        answer(assignment=other, acceptance=Acceptance.DECLINED, actor=user, on=TODAY)
    assert caught.value.problems == (
        Problem(
            "You may not change this.",
            "Billing",
            "Ask the lead of the team it belongs to, or an administrator.",
        ),
    )
    assert asked(Change("ownership.Assignment", own.pk, {"acceptance": "asked", "note": "x"}), user) != []
    assert asked(End("ownership.Assignment", own.pk, TODAY), user) != []
    assert dict(Assignment.objects.values_list("pk", "acceptance")) == {own.pk: "declined", other.pk: "asked"}


def test_it_is_asked_once_a_kind(organisation, django_assert_max_num_queries):
    lead = actors(organisation)["lead of Payments"]
    billing = Area.objects.get(name="Billing")

    def queries(count):
        made = tuple(assignment_of(billing, person) for person in PersonFactory.create_batch(count))
        with django_assert_max_num_queries(100) as captured:
            apply(changes=ChangeSet("Test", made), actor=lead, on=TODAY)
        return len(captured)

    assert queries(1) == queries(20)
