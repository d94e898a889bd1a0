"""Load the demo organisation into an empty database."""

from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from ownership.demo.load import NotEmpty, load
from ownership.management.schema import WithTables


class Command(WithTables):
    help = "Load the demo organisation: sixty people, nine teams, a year of changes."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load(on=timezone.localdate())
        except NotEmpty as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"The demo organisation: {loaded.areas} areas, "
            f"{loaded.changes} changes in a year, {loaded.scans} scans."
        )
