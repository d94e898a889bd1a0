import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, get_commands, load_command_class
from django.db import connection

from ownership.management.schema import WithTables, bring_up_to_date, ensure_schema
from tests.support import template

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
    with pytest.raises(CommandError, match="The database is of "):
        ensure_schema(say=print)
    assert _applied() == before


# These make a database of their own, or need none.
WITHOUT = {"bench", "evaluate_duplicates", "evaluate_readers", "up", "drop_data"}


@pytest.mark.parametrize(
    "name", sorted(each for each, app in get_commands().items() if app in ("config", "ownership"))
)
def test_a_command_that_needs_the_tables_makes_them(name: str) -> None:
    command = load_command_class(get_commands()[name], name)
    assert isinstance(command, WithTables) == (name not in WITHOUT)


def test_on_a_fresh_copy_a_command_sets_up_and_goes_on(db: None) -> None:
    """In a database beside this one, that nobody has used."""
    with psycopg.connect(template.url("postgres"), autocommit=True) as admin:
        admin.execute("CREATE DATABASE nobody_used_it")
        try:
            done = subprocess.run(
                [sys.executable, "manage.py", "scan"],
                cwd=settings.BASE_DIR,
                env={**os.environ, "DATABASE_URL": template.url("nobody_used_it")},
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            admin.execute("DROP DATABASE nobody_used_it WITH (FORCE)")
    assert (done.returncode, done.stderr) == (0, "Setting up the database, once.\n")
    assert "0 of 0 areas have one clear owner" in done.stdout
