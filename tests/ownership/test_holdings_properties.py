"""The SQL against the plain reference, over random organisations and every day of their lives."""

from collections import defaultdict
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from ownership import holdings

from .organisations import DAYS, Organisation, date, organisations
from .reference import Held
from .reference import holdings as expected

pytestmark = pytest.mark.django_db
often = settings(
    max_examples=250,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
COLUMNS = [
    "area_id",
    "source_id",
    "assignment_id",
    "letter",
    "deputy",
    "person_id",
    "team_id",
    "seat_id",
    "gap",
]


def every_day() -> dict[int, list[Held]]:
    """All holdings of each day, from the day before the first to the day after the last, in one query."""
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT d, {', '.join(COLUMNS)} FROM generate_series(-1, %s) d"
            " CROSS JOIN LATERAL all_holdings(%s::date + d)",
            [DAYS + 6, date(0)],
        )
        for day, *row in cursor:
            found[day].append(Held(*row))
    return {day: sorted(found[day], key=repr) for day in range(-1, DAYS + 7)}


@often
@given(world=organisations())
def test_each_day_is_as_the_sentences_say(world: Organisation, db: Any) -> None:
    with transaction.atomic():
        world.save()
        found = every_day()
        transaction.set_rollback(True)
    everything = {day: sorted(expected(world, on=day), key=repr) for day in found}
    event(f"holdings: {min(sum(map(len, everything.values())) // 50, 8) * 50}+")
    assert found == everything


@settings(often, max_examples=60)
@given(world=organisations(), day=st.integers(-1, DAYS + 1), data=st.data())
def test_some_areas_alone_are_as_among_all(world: Organisation, day: int, data: Any, db: Any) -> None:
    some = data.draw(st.sets(st.sampled_from([area.id for area in world.areas])))
    with transaction.atomic():
        world.save()
        rows = [Held(*row) for row in holdings.at(on=date(day), areas=some).values_list(*COLUMNS)]
        transaction.set_rollback(True)
    assert sorted(rows, key=repr) == sorted(
        (row for row in expected(world, on=day) if row.area in some), key=repr
    )


@settings(often, max_examples=60)
@given(world=organisations(), day=st.integers(-1, DAYS + 1), letters=st.sets(st.sampled_from("ARCIS")))
def test_some_letters_alone_are_as_among_all(
    world: Organisation, day: int, letters: set[str], db: Any
) -> None:
    with transaction.atomic():
        world.save()
        rows = [Held(*row) for row in holdings.at(on=date(day), letters=letters).values_list(*COLUMNS)]
        transaction.set_rollback(True)
    assert sorted(rows, key=repr) == sorted(
        (row for row in expected(world, on=day) if row.letter in letters), key=repr
    )
