"""Cures of empty seats, inflated job roles and work done by others."""

import datetime as dt

import pytest

from ownership.models import Expectation
from teams.models import JobRole
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    ContributionFactory,
    ExpectationFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
)
from tests.ownership.rules.test_suggestions import carry_out, cures, held, open_rules
from tests.ownership.rules.world import ON, give, owned

pytestmark = pytest.mark.django_db


def test_an_empty_seat_hands_over_to_its_team() -> None:
    team = TeamFactory(name="Payments")
    seat = SeatFactory(team=team, job_role__name="Tech lead")
    work, other = owned("Refunds"), owned("Ledger")
    named = {area: held(area) for area in (work, other)}
    give(work, "R", seat)
    give(work, "C", seat)
    give(other, "C", seat, only_here=True)
    [cure] = cures("OWN601")
    assert cure.label == "Hand over to Payments, the team of that seat"
    carry_out(cure)
    assert "OWN601" not in open_rules()
    assert held(work) - named[work] == {("R", team, False)}
    assert held(other) - named[other] == {("C", team, False)}
    assert other.assignments.get(team=team).only_here


def test_a_seat_of_no_team_has_nobody_to_hand_over_to() -> None:
    give(owned("Refunds"), "I", SeatFactory(team=None))
    assert cures("OWN601") == []


def test_a_job_role_asks_for_less() -> None:
    RuleSettingFactory(rule="OWN602", on=True)
    role = JobRoleFactory(name="Developer", skills=["Haskell", "Go"])
    people = [PersonFactory(job_role=role) for _ in range(3)]
    risk, scale = CategoryFactory(name="Risk"), CategoryFactory(name="Scale")
    give(AreaFactory(category=scale, tags=["go"]), "R", people[0])
    for letter in "AR":
        ExpectationFactory(job_role=role, category=risk, letter=letter)
    kept = [ExpectationFactory(job_role=role, category=scale, letter="A")]
    kept.append(ExpectationFactory(job_role=role, category=risk, letter="C", expected="unusual"))
    [cure] = cures("OWN602")
    assert cure.label == "No longer ask for Risk and Haskell"
    carry_out(cure)
    assert "OWN602" not in open_rules()
    assert list(Expectation.objects.order_by("pk")) == kept
    assert JobRole.objects.get(pk=role.pk).skills == ["Go"]


@pytest.mark.parametrize("inherited", [False, True])
def test_the_team_that_does_the_work_becomes_responsible(inherited: bool) -> None:
    team = TeamFactory(name="Platform")
    people = [MembershipFactory(team=team).person for _ in range(5)]
    area = owned("Refunds")
    if inherited:
        area = AreaFactory(parent=area)
    before = held(area)
    ContributionFactory(area=area, person=people[0], month=dt.date(2026, 4, 1), count=20)
    found = cures("OWN703")
    assert [cure.label for cure in found] == ([] if inherited else ["Make Platform responsible too"])
    for cure in found:
        carry_out(cure)
        assert "OWN703" not in open_rules()
        assert held(area) - before == {("R", team, False)}


def test_no_person_is_named_as_the_one_who_works_most() -> None:
    ContributionFactory(area=owned("Refunds"), month=ON, count=20)
    assert cures("OWN703") == []
