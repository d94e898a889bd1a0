"""What an empty database begins with."""

from pathlib import Path

from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from ownership.models import Area, Scan
from teams.models import Person, User

FIRST_ADMIN = "admin@localhost"


def fill(*, demo: bool, sheet: Path | None, out: OutputWrapper) -> None:
    """Load the sheet or the demo into an empty database; scan what was never scanned, print its report."""
    empty = not (Area.objects.exists() or Person.objects.exists())
    if sheet and not empty:
        raise CommandError(
            "There is data already. To begin anew with this sheet, add --reset: it drops that data."
        )
    if empty and sheet:
        call_command("import_matrix", str(sheet), stdout=out)
    elif empty and demo:
        out.write("Loading the demo organisation …")
        out.flush()
        call_command("load_demo", stdout=out)
    if Area.objects.exists() and not Scan.objects.exists():
        call_command("scan", stdout=out)
        call_command("report", "--print", stdout=out)
    if sheet and not User.objects.exists():
        call_command("create_admin", FIRST_ADMIN, stdout=out)
    elif not User.objects.exists():
        out.write(
            "Nobody can sign in yet: ./run manage create_admin you@example.org makes the first account."
        )
