import pytest
from django.core.management import CommandError
from django.db import connection

from ownership.management.schema import bring_up_to_date

# Each a part of what one of today's migrations replaces; the last one the whole, without what it needs.
OTHERS = [
    ("teams", "0004_absences"),
    ("ownership", "0002_relations"),
    ("ownership", "0007_search"),
    ("ownership", "0012_search_index"),
]


def _applied() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return list(cursor.fetchall())


def test_what_is_up_to_date_stays(db: None) -> None:
    before = _applied()
    bring_up_to_date()
    assert _applied() == before


@pytest.mark.parametrize("other", OTHERS)
def test_a_database_of_a_state_between_is_left_and_said(db: None, other: tuple[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app IN ('teams', 'ownership')")
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", list(other)
        )
    before = _applied()
    with pytest.raises(CommandError, match="cannot carry on, and was left as it is: go on with the version"):
        bring_up_to_date()
    assert _applied() == before
