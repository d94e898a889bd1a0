"""Who is in teams, of a scope as of all: where they are many with indexes, and the rules say the same."""

from typing import Any

import pytest
from django.db import connection, transaction

from ownership.generator.load import load
from ownership.generator.size import Size
from ownership.models import Area
from ownership.rules import at_once, evaluating, facts, relations
from ownership.rules.scope import Touched, concerned
from tests.people import TODAY

pytestmark = pytest.mark.django_db
SMALL = Size(people=60, teams=10, areas=120, assignments=700)


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename LIKE 'fact_%'")
        return {name for (name,) in cursor.fetchall()}


def offenders(scope: Any) -> list[str]:
    return [repr(each) for each in evaluating.evaluate(on=TODAY, scope=scope, rules=evaluating.near())]


def test_a_scope_has_them_as_soon_as_many_are_in_teams(monkeypatch: pytest.MonkeyPatch) -> None:
    load(size=SMALL, seed=3, on=TODAY)
    areas = frozenset(Area.objects.order_by("pk").values_list("pk", flat=True)[:40])
    scope = concerned(touched=Touched(areas=areas), on=TODAY)
    monkeypatch.setattr(at_once, "FEW", 0)
    few = offenders(scope)
    assert few
    monkeypatch.setattr(relations, "MANY", 0)
    # Once more in the same session: what the last one made must not be in the way.
    assert offenders(scope) == offenders(scope) == few


def test_of_a_scope_only_who_is_named_is_there_and_few_need_no_index() -> None:
    load(size=SMALL, seed=3, on=TODAY)
    scope = concerned(touched=Touched(areas=frozenset([Area.objects.latest("pk").pk])), on=TODAY)
    with transaction.atomic():
        facts.gather(on=TODAY, scope=scope)
        assert indexes() == set()
        named = """FROM fact_member m WHERE m.team_id IN (SELECT h_team FROM fact_resolved)
          OR m.person_id IN (SELECT h_person FROM fact_resolved UNION SELECT person_id FROM fact_resolved)"""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT (SELECT count(*) {named}), (SELECT count(*) FROM fact_member)")
            found, there = cursor.fetchone()
    with transaction.atomic():
        facts.gather(on=TODAY)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM fact_member")
            (whole,) = cursor.fetchone()
    assert 0 < found == there < whole
