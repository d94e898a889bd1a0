"""A database that was never used gets its tables, so that a command works on a fresh copy."""

from collections.abc import Callable

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

TURN = 7_305_741_103
UNFIT = (
    "The database is of a state that this version cannot carry on, and was left as it is: go on with the"
    " version that made it, or begin anew where its data may go (./run demo --reset)."
)


class WithTables(BaseCommand):
    """A command that needs the tables: in a fresh copy it has them made first."""

    requires_migrations_checks = True

    def check_migrations(self) -> None:
        ensure_schema(say=self.stderr.write)


def bring_up_to_date() -> None:
    """Migrate; a database that other migrations made, or these in part, is not touched."""
    _refuse_between()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except InconsistentMigrationHistory as error:
        raise CommandError(UNFIT, returncode=2) from error


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
                bring_up_to_date()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])


def _refuse_between() -> None:
    """Refuse a database that has a part of what one of today's migrations replaces."""
    loader = MigrationLoader(connection, load=False)
    loader.load_disk()
    applied = MigrationRecorder(connection).applied_migrations()
    for migration in loader.disk_migrations.values():
        if len({each in applied for each in migration.replaces}) > 1:
            raise CommandError(UNFIT, returncode=2)


def _missing() -> bool:
    _refuse_between()
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    if executor.loader.applied_migrations:
        raise CommandError(
            "The database is of another version. Run ./run manage migrate first.", returncode=2
        )
    return True
