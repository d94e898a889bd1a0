"""A generated organisation: as large as asked for, the same each time, and mostly well."""

import datetime as dt
from json import loads
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, Max

from ownership.generator.load import NotEmpty, load
from ownership.generator.size import Impossible, Size, shares
from ownership.models import Area, Assignment
from ownership.rules import runner
from teams.models import Person, Team, User

pytestmark = pytest.mark.django_db
ON = dt.date(2024, 2, 29)
SMALL = Size(people=90, teams=12, areas=150, assignments=1_500)
TABLES = (
    "teams_person",
    "teams_membership",
    "ownership_area",
    "ownership_assignment",
    "ownership_contribution",
)


def written() -> list[Any]:
    """All that was written, with ids as differences to the first: other tests have used some up."""
    found = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT to_json(t)::text FROM {table} t ORDER BY id")
            rows = [loads(row) for (row,) in cursor]
            found.append([{k: v for k, v in row.items() if not k.endswith(("id", "key"))} for row in rows])
    return found


def deepest() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE d AS (SELECT id, 1 AS n FROM ownership_area WHERE parent_id IS NULL"
            " UNION ALL SELECT a.id, n + 1 FROM d JOIN ownership_area a ON a.parent_id = d.id)"
            " SELECT max(n) FROM d"
        )
        (depth,) = cursor.fetchone()
        return int(depth)


def test_it_is_as_large_as_asked_for_and_the_same_each_time() -> None:
    told: list[tuple[str, int]] = []
    with transaction.atomic():
        load(size=SMALL, seed=7, on=ON, report=lambda what, many: told.append((what, many)))
        counts = [model.objects.count() for model in (Person, Team, Area, Assignment)]
        first = written()
        transaction.set_rollback(True)
    assert counts == [90, 12, 150, 1_500]
    assert ("assignments", 1_500) in told
    load(size=SMALL, seed=7, on=ON)
    assert written() == first


def test_it_is_mostly_well_and_deep() -> None:
    admin = load(size=SMALL, seed=1, on=ON)
    assert admin.is_superuser
    assert admin.check_password("remit-demo")
    found = runner.evaluate(on=ON)
    unowned = {area for each in found if each.rule in ("OWN101", "OWN104") for area in [each.id]}
    assert len(unowned) < 15
    assert len(found) < 150
    assert deepest() in (4, 5, 6)
    load_of_one = Assignment.objects.values("person").annotate(n=Count("pk")).aggregate(most=Max("n"))
    assert load_of_one["most"] > 3 * 1_500 / 90


@pytest.mark.parametrize(
    ("size", "says"),
    [
        ({"people": 5, "teams": 6, "areas": 9, "assignments": 9}, "5 people cannot lead 6 teams"),
        ({"people": 5, "teams": 5, "areas": 0, "assignments": 0}, "at least one of its areas, not 0"),
        (
            {"people": 5, "teams": 1, "areas": 2, "assignments": 11},
            "have room for 10 assignments, not for 11",
        ),
        ({"people": 5, "teams": 1, "areas": 2, "assignments": -1}, "There cannot be -1 assignments"),
    ],
)
def test_what_cannot_be_is_refused(size: dict[str, int], says: str) -> None:
    with pytest.raises(Impossible, match=says):
        Size(**size)
    with pytest.raises(CommandError, match=says):
        call_command("generate", **size)


def test_nothing_that_is_there_is_touched() -> None:
    Team.objects.create(name="Payments", slug="payments", since=ON)
    with pytest.raises(NotEmpty, match="empty database only"):
        load(size=SMALL, seed=1, on=ON)
    assert User.objects.count() == 0


@pytest.mark.parametrize("size", [(1, 1, 1, 1), (3, 1, 1, 3), (2, 2, 40, 80), (60, 50, 7, 0)])
def test_the_smallest_are_made_too(size: tuple[int, int, int, int]) -> None:
    people, teams, areas, assignments = size
    load(size=Size(people=people, teams=teams, areas=areas, assignments=assignments), seed=1, on=ON)
    assert Assignment.objects.count() == assignments


def test_shares_add_up() -> None:
    assert shares(10, [1, 1, 1]) == [3, 4, 3]
    assert sum(shares(1_000_003, [0.1] * 777)) == 1_000_003
