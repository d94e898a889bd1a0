"""The relations of a scan say what the function `holdings` says."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given
from hypothesis import settings as often_settings
from hypothesis import strategies as st

from ownership import holdings
from ownership.models import AreaPlacement
from ownership.rules import facts
from tests.factories import AreaFactory, AssignmentFactory
from tests.ownership.organisations import DAYS, Organisation, date, organisations
from tests.ownership.rules.properties import often

pytestmark = pytest.mark.django_db


def rows(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def from_facts() -> dict[int, tuple[Any, ...]]:
    reach = "SELECT area_id, a_src, r_src, c, i, held FROM fact_reach ORDER BY 1"
    return {area: tuple(rest) for area, *rest in rows(reach)}


def from_holdings(day: int, areas: set[int]) -> dict[int, tuple[Any, ...]]:
    said: dict[int, dict[str, Any]] = {area: {} for area in areas}
    found = holdings.at(on=date(day), areas=sorted(areas))
    for area, source, letter, deputy in found.values_list("area_id", "source_id", "letter", "deputy"):
        if not deputy:
            said[area][letter] = source
    dangling = holdings_below_nothing(day)
    return {
        area: (
            each.get("A"),
            each.get("R"),
            "C" in each,
            "I" in each,
            bool(each) or area in dangling,
        )
        for area, each in said.items()
    }


def holdings_below_nothing(day: int) -> set[int]:
    """Areas that a deputy of nobody reaches: no holding, and yet somebody is named."""
    reached = f"""WITH RECURSIVE up(area_id, at, path) AS (
        SELECT area_id, area_id, ARRAY[area_id] FROM ownership_areaplacement
        WHERE period @> '{date(day)}'::date AND lifecycle <> 'retired'
        UNION ALL SELECT up.area_id, p.parent_id, path || p.parent_id FROM up JOIN ownership_areaplacement p
          ON p.area_id = up.at AND p.period @> '{date(day)}'::date AND p.inherits
        WHERE p.parent_id IS NOT NULL AND p.parent_id <> ALL (path))
      SELECT DISTINCT up.area_id FROM up
      JOIN ownership_areaplacement p ON p.area_id = up.at AND p.period @> '{date(day)}'::date
      JOIN ownership_assignment s ON s.area_id = up.at AND s.deputy AND s.period @> '{date(day)}'::date
      WHERE p.lifecycle <> 'retired'"""
    return {area for (area,) in rows(reached)}


@often_settings(often, max_examples=120)
@given(world=organisations(), day=st.integers(0, DAYS + 1))
def test_sources_are_those_of_the_holdings(world: Organisation, day: int, db: Any) -> None:
    with transaction.atomic():
        world.save()
        facts.gather(on=date(day))
        reach = from_facts()
        here = AreaPlacement.objects.filter(period__contains=date(day))
        not_retired = set(here.exclude(lifecycle="retired").values_list("area_id", flat=True))
        # Areas in a circle of a past day hang from nothing and are in no relation.
        found = {area: row for area, row in reach.items() if area in not_retired}
        expected = from_holdings(day, set(found))
        resolved = rows(
            "SELECT assignment_id, person_id, gap FROM fact_resolved WHERE area_id IN"
            " (SELECT area_id FROM fact_reach) ORDER BY 1, 2"
        )
        direct = holdings.at(on=date(day), areas=sorted(reach)).filter(deputy=False)
        said = {(row.assignment_id, row.person_id, row.gap) for row in direct if row.area_id == row.source_id}
        deputies = set(rows("SELECT assignment_id FROM fact_resolved WHERE deputy"))
        transaction.set_rollback(True)
    assert found == expected
    assert {row for row in resolved if (row[0],) not in deputies} == said
    assert len(resolved) == len(set(resolved))


def test_an_area_that_was_put_below_one_that_had_not_begun_is_topmost() -> None:
    parent = AreaFactory()
    child = AreaFactory(parent=parent)
    AssignmentFactory(area=child, letter="A")
    AreaPlacement.objects.filter(area=parent).update(period=DateRange(date(5), None))
    facts.gather(on=date(1))
    assert from_facts() == {child.pk: (child.pk, None, False, False, True)}
    facts.gather(on=date(5))
    assert set(from_facts()) == {parent.pk, child.pk}
