import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.utils import timezone

from ownership.exports import FORMATS, sheet
from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.matrix import build
from teams.models import Team


class Command(WithTables):
    help = "Writes the matrix to a file (.xlsx, .csv or .md), or as CSV to the terminal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="Its ending says the format.")
        parser.add_argument("--team", metavar="SLUG", help="Only this team and those below it.")
        parser.add_argument("--columns", choices=("people", "teams", "seats"), default="people")
        parser.add_argument("--mode", choices=("direct", "effective"), default="direct")
        parser.add_argument("--on", type=day, metavar="DATE", help="The matrix of which day; else today.")

    def handle(self, *, file: Path | None, team: str | None, **options: Any) -> None:
        ending = file.suffix.lstrip(".").lower() if file else "csv"
        if ending not in FORMATS:
            raise CommandError(f"“{file}” must end in {', '.join(f'.{each}' for each in FORMATS)}.")
        of = Team.objects.filter(slug=team).first() if team else None
        if team and of is None:
            raise CommandError(f"There is no team “{team}”. Give its slug, such as payments.")
        matrix = build(
            on=options["on"] or timezone.localdate(),
            columns=options["columns"],
            mode=options["mode"],
            team=of.pk if of else None,
        )
        written = FORMATS[ending].write(sheet(matrix=matrix, team=of.name if of else ""))
        if file is None:
            sys.stdout.buffer.write(written)
        else:
            try:
                file.write_bytes(written)
            except OSError as error:
                raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
            count = sum(1 for _ in matrix.rows)
            self.stdout.write(f"{file}: {count} {'area' if count == 1 else 'areas'}.")
