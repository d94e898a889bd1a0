"""A database that was never used gets its tables, so that a command works on a fresh copy."""

from collections.abc import Callable

from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

TURN = 7_305_741_103


def ensure_schema(*, say: Callable[[str], object]) -> None:
    """Make the tables in an empty database; one of an earlier version is not touched."""
    if not _missing():
        return
    with connection.cursor() as cursor:
        # Two that begin at once take turns, and the second finds all done.
        cursor.execute("SELECT pg_advisory_lock(%s)", [TURN])
        try:
            if _missing():
                say("Setting up the database, once.")
                call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])


def _missing() -> bool:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    if executor.loader.applied_migrations:
        raise CommandError(
            "The database is of another version. Run ./run manage migrate first.", returncode=2
        )
    return True
