"""A rule that cries wolf is worse than none."""

from collections import Counter

import pytest

from ownership.models import Area
from ownership.rules import measures
from ownership.rules.reading import open_findings
from ownership.rules.runner import evaluate, record
from teams.models import Person, Team
from tests.ownership.rules.healthy import flat_sheet, organisation
from tests.ownership.rules.world import ON

pytestmark = pytest.mark.django_db


def test_a_healthy_organisation_has_few_findings_and_nobody_is_asked_for_much() -> None:
    organisation()
    assert (Person.objects.count(), Team.objects.count(), Area.objects.count()) == (43, 6, 66)
    record(offenders=evaluate(on=ON), on=ON)
    found = open_findings(on=ON)
    assert sorted(read.rule.code for read in found) == ["OWN102", "OWN104", "OWN105", "OWN201", "OWN401"]
    assert len(found) <= 15
    assert max(Counter(read.asks for read in found).values()) <= 3


def test_a_flat_sheet_in_order_has_next_to_none() -> None:
    areas = flat_sheet()
    record(offenders=evaluate(on=ON), on=ON)
    found = open_findings(on=ON)
    assert len(areas) == 57
    assert [read.rule.code for read in found] == ["OWN301"]
    assert len(found) <= 5
    counted = measures.coverage(on=ON)["whole"]
    assert (counted["owned"], counted["active"]) == (len(areas), len(areas))
