"""Cures of what rests on one person, ends, or was not taken: each, carried out, resolves its finding."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from ownership.rules.suggestions import Suggestion
from tests.factories import (
    AbsenceFactory,
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.test_suggestions import carry_out, cures, held, said
from tests.ownership.rules.world import ON, give, lead, led, owned, subjects, until

pytestmark = pytest.mark.django_db
SOON = ON + dt.timedelta(days=20)


def named(name: str) -> Any:
    return PersonFactory(name=name)


def each_resolves(rule: str, found: list[Suggestion]) -> None:
    assert found
    for cure in found:
        with transaction.atomic():
            carry_out(cure)
            assert subjects(rule) == set()
            transaction.set_rollback(True)


def test_most_of_a_team_goes_to_who_does_the_work() -> None:
    ana, team = named("Ana Ruiz"), TeamFactory()
    areas = [owned(f"Topic {number}", ana, owning_team=team) for number in range(8)]
    give(areas[3], "R", named("Li Wei"))
    found = cures("OWN302")
    assert [cure.label for cure in found] == ["Make Li Wei accountable for Topic 3"]
    each_resolves("OWN302", found)


def test_a_second_person_comes_from_near_the_area() -> None:
    ana, ben = named("Ana Ruiz"), named("Ben Okafor")
    team = led("Payments", ana)
    for name in ("Cleo Hart", "Dana Lee"):
        MembershipFactory(person=named(name), team=team)
    area = owned("Refunds", ana, owning_team=team, criticality="important")
    give(area, "C", ben)
    found = cures("OWN303")
    assert [cure.label for cure in found] == [
        "Make Ben Okafor deputy",
        "Make Cleo Hart deputy",
        "Make Dana Lee deputy",
    ]
    each_resolves("OWN303", found)


def test_a_second_person_below_is_for_that_area() -> None:
    top = owned("Payments")
    area = AreaFactory(parent=top, criticality="important", owning_team=led("Core", named("Ben Okafor")))
    [cure] = found = cures("OWN303")
    assert [getattr(row, "values", {})["area_id"] for row in cure.changes.rows] == [area.pk]
    each_resolves("OWN303", found)


def test_a_team_that_rests_on_one_gets_deputies() -> None:
    ana, team = named("Ana Ruiz"), led("Payments", named("Ben Okafor"))
    MembershipFactory.create_batch(3, team=team)
    for number in range(2):
        owned(f"Topic {number}", ana, owning_team=team)
    found = cures("OWN304")
    assert [cure.label for cure in found] == [
        "Make Ben Okafor deputy for Topic 0",
        "Make Ben Okafor deputy for Topic 1",
    ]
    each_resolves("OWN304", found)


def test_what_ends_goes_on_or_to_the_deputy() -> None:
    area, dana = owned("Refunds", named("Ana Ruiz")), named("Dana Lee")
    area.assignments.update(period=until(SOON))
    give(area, "A", dana, deputy=True)
    found = cures("OWN404")
    assert said(found) == [
        ("on", "Let Ana Ruiz go on"),
        ("deputy", "Let Dana Lee take over on 21 May 2026"),
    ]
    each_resolves("OWN404", found)
    carry_out(found[1])
    then = area.assignments.filter(period__contains=SOON)
    assert {(row.letter, row.holder, row.deputy) for row in then} == {("A", dana, False), ("R", dana, False)}


def test_what_somebody_who_leaves_holds_goes_to_the_deputies() -> None:
    ana = EmploymentFactory(person=named("Ana Ruiz"), period=until(SOON)).person
    areas = [owned(name, ana) for name in ("Refunds", "Ledger")]
    give(areas[0], "A", named("Dana Lee"), deputy=True)
    assert cures("OWN404") == []
    give(areas[1], "A", named("Li Wei"), deputy=True)
    found = cures("OWN404")
    assert said(found) == [("deputy", "Let Dana Lee and Li Wei take over on 21 May 2026")]
    each_resolves("OWN404", found)


def test_who_is_away_gets_deputies_everywhere() -> None:
    ana = named("Ana Ruiz")
    AbsenceFactory(person=ana, period=period(ON, SOON))
    for name, near in (("Refunds", "Ben Okafor"), ("Ledger", "Li Wei")):
        give(owned(name, ana, criticality="important"), "R", named(near))
    found = cures("OWN407")
    assert said(found) == [("deputies", "Make Ben Okafor deputy for Refunds and Li Wei deputy for Ledger")]
    each_resolves("OWN407", found)


def test_what_was_not_taken_goes_back_or_to_the_lead() -> None:
    mara, ben = PersonFactory(name="Mara Voss", user=UserFactory()), named("Ben Okafor")
    team = led("Payments", named("Dana Lee"))
    lead(team, ben)
    area = owned("Refunds", owning_team=team)
    give(area, "C", ben, acceptance="declined", asked_by=mara.user, asked_on=ON)
    give(area, "C", mara)
    found = cures("OWN408")
    assert [cure.label for cure in found] == [
        "Give it to Mara Voss instead",
        "Give it to Dana Lee instead",
    ]
    each_resolves("OWN408", found)
    carry_out(found[0])
    assert {row for row in held(area) if row[0] == "C"} == {("C", mara, False)}
