"""What an empty database begins with."""

from pathlib import Path

from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from ownership.demo.accounts import PASSWORD, SIGN_INS
from ownership.models import Area
from teams.models import Person, User

FIRST_ADMIN = "admin@localhost"


def fill(*, demo: bool, sheet: Path | None, out: OutputWrapper) -> None:
    """Load the sheet or the demo organisation into an empty database, scan it and print the report."""
    empty = not (Area.objects.exists() or Person.objects.exists())
    if sheet and not empty:
        raise CommandError(
            "There is data already. To begin anew with this sheet, add --reset: it drops that data."
        )
    if empty and sheet:
        call_command("import_matrix", str(sheet), stdout=out)
        call_command("create_admin", FIRST_ADMIN, stdout=out)
    elif empty and demo:
        out.write("Loading the demo organisation …")
        out.flush()
        call_command("load_demo", stdout=out)
    if empty and Area.objects.exists():
        call_command("scan", stdout=out)
        call_command("report", "--print", stdout=out)


def sign_ins() -> str:
    """Say who can sign in: the demo's people while they are there, else how to make the first account."""
    if not User.objects.exists():
        return "Nobody can sign in yet: ./run manage create_admin you@example.org makes the first account.\n"
    emails = {sign_in.email for sign_in in SIGN_INS}
    if User.objects.filter(email__in=emails).count() != len(emails):
        return ""
    rows = [f"  {sign_in.what:<14} {sign_in.email}" for sign_in in SIGN_INS]
    return "\n".join([f"Sign in with the password {PASSWORD} as", *rows, ""])
