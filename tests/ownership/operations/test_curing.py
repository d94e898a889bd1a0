"""The same cure for many: only what is safe, only one's own, and nothing twice."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Assignment, Finding
from ownership.operations import apply
from ownership.operations.curing import Alike, alike
from ownership.rules.runner import evaluate, record
from tests.factories import AreaFactory, EmploymentFactory, PersonFactory, TeamFactory
from tests.ownership.rules.world import ON, give, led, owned, until
from tests.people import signed_in

pytestmark = pytest.mark.django_db


def _alike(rule: str, *, actor: Any = None, on: dt.date = ON) -> Alike:
    record(offenders=evaluate(on=on), on=on)
    found = Finding.objects.filter(rule=rule, resolved_on=None)
    return alike(findings=found, label=f"All of {rule}", actor=actor, on=on)


def _cured(found: Alike) -> set[tuple[str, str]]:
    return {(str(finding.subject), cure.key) for finding, cure in found.cures}


def _left(found: Alike, rule: str) -> int:
    apply(changes=found.changes, actor=None, on=ON)
    record(offenders=evaluate(on=ON), on=ON)
    return Finding.objects.filter(rule=rule, resolved_on=None).count()


def test_a_leaver_is_taken_off_only_where_others_hold_it() -> None:
    gil, dana, ana = (PersonFactory(name=name) for name in ("Gil", "Dana", "Ana"))
    for gone in (gil, dana):
        EmploymentFactory(person=gone, period=until(ON))
    give(owned("Refunds", ana), "R", gil)
    give(owned("Ledger", ana), "I", gil)
    give(AreaFactory(name="Alone"), "A", dana)
    found = _alike("OWN401")
    assert _cured(found) == {("Gil", "end")}
    assert _left(found, "OWN401") == 1


def test_what_two_hand_to_one_team_is_given_once() -> None:
    payments = led("Payments", PersonFactory())
    area = AreaFactory(name="Refunds", owning_team=payments)
    for name in ("Old", "Older"):
        give(area, "A", TeamFactory(name=name, closed_on=ON))
    found = _alike("OWN402")
    assert _cured(found) == {("Old", "owners"), ("Older", "owners")}
    assert _left(found, "OWN402") == 0
    live = Assignment.objects.filter(area=area, period__contains=ON)
    assert [(row.letter, row.holder) for row in live] == [("A", payments)]


def test_who_decides_is_never_changed_for_many_at_once() -> None:
    for name in ("Refunds", "Ledger"):
        area = AreaFactory(name=name)
        for _ in range(2):
            give(area, "A", PersonFactory())
    assert _cured(_alike("OWN201")) == set()


def test_of_others_areas_nothing_is_cured() -> None:
    payments = TeamFactory()
    alice = signed_in(name="Alice", team=payments, lead=True)
    for name, team in (("Mine", payments), ("Theirs", TeamFactory())):
        area = owned(name, alice, owning_team=team)
        give(area, "C", alice)
    assert _cured(_alike("OWN209", actor=alice.user)) == {("Mine", "drop")}
    assert _cured(_alike("OWN209")) == {("Mine", "drop"), ("Theirs", "drop")}
