"""A re-check of what a write touched leaves the same findings as a scan of all, but for wide rules."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from ownership.models import Finding, RuleSetting
from ownership.rules.evaluating import near
from ownership.rules.registry import RULES
from ownership.rules.runner import evaluate, recheck, record
from tests.factories import AreaFactory, EmploymentFactory, PersonFactory
from tests.ownership.organisations import Organisation, organisations
from tests.ownership.rules.properties import often
from tests.ownership.rules.world import give, until
from tests.ownership.rules.writes import CHANGES, ON, furnish, touched

pytestmark = pytest.mark.django_db


def open_now() -> set[Any]:
    found = Finding.objects.filter(resolved_on=None)
    columns = ("rule", "area_id", "person_id", "team_id", "seat_id", "severity", "facts")
    return {repr(row) for row in found.values_list(*columns)}


def expected() -> set[Any]:
    kinds = ("area", "person", "team", "seat")
    return {
        repr((row.rule, *(row.id if row.kind == kind else None for kind in kinds), row.severity, row.facts))
        for row in evaluate(on=ON, rules=near())
    }


@settings(often, max_examples=200)
@given(world=organisations(), data=st.data())
def test_the_same_findings_as_a_scan(world: Organisation, data: Any, db: Any) -> None:
    with transaction.atomic():
        world.save()
        furnish(data.draw)
        few = {code: None if RULES[code].threshold is None else 1 for code in near()}
        RuleSetting.objects.bulk_create(
            RuleSetting(rule=code, on=True, threshold=least) for code, least in few.items()
        )
        record(offenders=evaluate(on=ON, rules=near()), on=ON)
        trail = []
        for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6)):
            what = change(data.draw)
            recheck(touched=what, on=ON)
            trail.append((change.__name__, what))
            assert sorted(open_now()) == sorted(expected()), trail
        transaction.set_rollback(True)


def test_who_breaks_a_tie_leaves(db: Any) -> None:
    area, chief = AreaFactory(), PersonFactory()
    shared = [give(area, "A", tie_breaker=chief) for _ in range(2)]
    give(area, "R", shared[0].person)
    record(offenders=evaluate(on=ON), on=ON)
    assert open_now() == set()
    row = EmploymentFactory(person=chief, period=until(ON))
    recheck(touched=touched(row), on=ON)
    assert [finding.rule for finding in Finding.objects.all()] == ["OWN201"]
