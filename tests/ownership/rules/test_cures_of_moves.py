"""Cures of what was right once, and of who decides where."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Finding, RuleSetting
from ownership.rules.runner import evaluate, record
from ownership.rules.suggestions import suggestions
from teams.models import Person, Team
from tests.factories import AreaFactory, EmploymentFactory, MembershipFactory, PersonFactory, TeamFactory
from tests.ownership.rules.test_suggestions import carry_out, cures, held, open_rules, said
from tests.ownership.rules.world import ON, give, led, owned, until

pytestmark = pytest.mark.django_db
BEFORE = ON - dt.timedelta(days=9)


@pytest.fixture
def ana() -> Person:
    return PersonFactory(name="Ana Ruiz")


@pytest.fixture
def dana() -> Person:
    return PersonFactory(name="Dana Lee")


@pytest.fixture
def payments(dana: Person) -> Team:
    return led("Payments", dana)


class TestMovedOn:
    @pytest.fixture(autouse=True)
    def _moved(self, ana: Person, payments: Team) -> None:
        MembershipFactory(person=ana, team=payments, period=until(BEFORE))
        MembershipFactory(person=ana)

    def test_to_the_deputy_and_the_lead(self, ana: Person, payments: Team, dana: Person) -> None:
        first, second = (AreaFactory(owning_team=payments, confirmed_on=None) for _ in range(2))
        li = give(first, "A", PersonFactory(name="Li Wei"), deputy=True).person
        give(first, "A", ana)
        give(first, "R", ana)
        give(second, "A", dana)
        give(second, "R", ana)
        [cure] = cures("OWN410")
        assert (cure.key, cure.label) == ("hand-over", "Hand over to Li Wei and Dana Lee")
        carry_out(cure)
        assert held(first) == {("A", li, False), ("R", li, False)}
        assert held(second) == {("A", dana, False), ("R", dana, False)}
        assert "OWN410" not in open_rules()

    def test_left_to_others_who_do_it_too(self, ana: Person, payments: Team) -> None:
        area = owned("Refunds", owning_team=payments, confirmed_on=None)
        give(area, "R", ana)
        [cure] = cures("OWN410")
        assert cure.label == "Leave it to the others"
        carry_out(cure)
        assert ("R", ana, False) not in held(area)
        assert "OWN410" not in open_rules()

    def test_nobody_to_hand_over_to(self, ana: Person, payments: Team) -> None:
        payments.memberships.update(lead=False)
        give(AreaFactory(owning_team=payments, confirmed_on=None), "R", ana)
        assert cures("OWN410") == []


class TestFellToTheAreaAbove:
    def test_given_back_to_who_is_here(self, ana: Person) -> None:
        area = AreaFactory(parent=owned("Payments"), confirmed_on=None)
        give(area, "A", ana, period=until(BEFORE))
        give(area, "A", ana, deputy=True)
        [cure] = cures("OWN411")
        assert said([cure]) == [(f"again-person-{ana.pk}", "Make Ana Ruiz accountable again")]
        carry_out(cure)
        assert held(area) == {("A", ana, False)}
        assert "OWN411" not in open_rules()

    def test_not_to_a_leaver_or_a_team(self) -> None:
        area = AreaFactory(parent=owned("Payments"), confirmed_on=None)
        for holder in (EmploymentFactory(period=until(ON)).person, TeamFactory()):
            give(area, "A", holder, period=until(BEFORE))
        assert cures("OWN411") == []

    def test_one_query_more_however_many(self, django_assert_num_queries: Any) -> None:
        for number in range(3):
            top = owned(f"Top {number}")
            area = AreaFactory(parent=top, owning_team=TeamFactory(), confirmed_on=None)
            give(area, "A", period=until(BEFORE))
        record(offenders=evaluate(on=ON), on=ON)
        found = list(Finding.objects.filter(rule="OWN411"))
        with django_assert_num_queries(5):
            assert len(suggestions(findings=found, on=ON)) == 3


class TestSeparate:
    def test_by_the_others_a_deputy_or_another_decision(self, ana: Person, dana: Person) -> None:
        area = owned("Payouts", ana, separation_of_duties=True)
        li = give(area, "R", PersonFactory(name="Li Wei")).person
        give(area, "A", dana, deputy=True)
        found = cures("OWN501")
        assert said(found) == [
            ("leave", "Leave the work to the others"),
            (f"work-person-{dana.pk}", "Let Dana Lee do the work"),
            (f"accountable-person-{li.pk}", "Make Li Wei accountable"),
        ]
        carry_out(found[2])
        deputy = ("A", dana, True)
        assert held(area) == {("A", li, False), ("R", ana, False), deputy}
        assert "OWN501" not in open_rules()

    @pytest.mark.parametrize("which", [0, 1])
    def test_the_other_ways(self, ana: Person, dana: Person, which: int) -> None:
        area = owned("Payouts", ana, separation_of_duties=True)
        give(area, "R", PersonFactory(name="Li Wei"))
        give(area, "A", dana, deputy=True)
        carry_out(cures("OWN501")[which])
        assert ("R", ana, False) not in held(area)
        assert "OWN501" not in open_rules()

    def test_what_is_inherited_goes_to_a_deputy(self, ana: Person, dana: Person) -> None:
        area = AreaFactory(parent=owned("Payments", ana), separation_of_duties=True)
        give(area, "A", dana, deputy=True)
        [cure] = cures("OWN501")
        assert cure.label == "Let Dana Lee do the work"
        carry_out(cure)
        assert "OWN501" not in open_rules()


def test_who_does_the_work_becomes_accountable_instead_of_one_far_above() -> None:
    RuleSetting.objects.create(rule="OWN503", on=True)
    area = AreaFactory(parent=AreaFactory(parent=AreaFactory(parent=owned("Commerce"))))
    give(area, "R", PersonFactory(name="Li Wei"))
    [cure] = cures("OWN503")
    assert cure.label == "Make Li Wei accountable"
    carry_out(cure)
    assert "OWN503" not in open_rules()


def test_the_lead_of_the_owning_team_becomes_accountable(ana: Person, payments: Team, dana: Person) -> None:
    RuleSetting.objects.create(rule="OWN504", on=True)
    top = owned("Commerce", ana)
    first = AreaFactory(name="Refunds", parent=top, owning_team=payments)
    AreaFactory(parent=first, owning_team=payments)
    second = AreaFactory(parent=top, owning_team=payments)
    [cure] = cures("OWN504")
    assert said([cure]) == [(f"accountable-person-{dana.pk}", "Make Dana Lee accountable")]
    assert cure.changes.label == "Dana Lee becomes accountable for Refunds"
    carry_out(cure)
    assert (held(first), held(second)) == ({("A", dana, False)}, {("A", dana, False)})
    assert "OWN504" not in open_rules()
