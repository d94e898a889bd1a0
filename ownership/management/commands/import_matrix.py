from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.imports import difference, mapping
from ownership.imports.plan import make
from ownership.imports.reading import Refused, read
from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.management.waiting import INTERRUPTED, Waiting
from ownership.operations import Refused as NotApplied
from ownership.operations import apply
from ownership.operations.saying import count


class Command(WithTables):
    help = "Bring a RACI sheet in. Exits 1 where it cannot be applied, 2 where a file cannot be used."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="CSV, XLSX, ODS or Markdown.")
        parser.add_argument("--dry-run", action="store_true", help="Show the plan and change nothing.")
        parser.add_argument(
            "--sections",
            choices=("areas", "categories", "ignore"),
            default="areas",
            help="What a heading in the sheet becomes: an area above, a category, or nothing.",
        )
        parser.add_argument(
            "--map", metavar="FILE", help="CSV or JSON: what each party stands for, as in AR,person:Ana Ruiz."
        )
        parser.add_argument("--on", type=day, metavar="DATE", help="From which day; else today.")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="End what the sheet's areas hold and the sheet does not say.",
        )

    def handle(self, *, file: str, dry_run: bool, **options: Any) -> None:
        waiting = Waiting(out=self.stderr)
        on = options["on"] or timezone.localdate()
        try:
            waiting.say("Reading the sheet")
            reading = read(name=Path(file).name, content=_content(file))
            waiting.say(f"Comparing {count(len(reading.areas), 'area')} with what is there")
            plan = make(
                reading=reading,
                on=on,
                mapping=mapping.read(content=_content(options["map"])) if options["map"] else None,
                sections=options["sections"],
                replace=options["replace"],
            )
        except Refused as refused:
            raise CommandError(f"{file}: {refused}", returncode=2) from refused
        finally:
            waiting.over()
        for line in difference.lines(plan=plan):
            self.stdout.write(line)
        if dry_run:
            self.stdout.write("Nothing was changed: this was a dry run.")
        elif not plan:
            self.stdout.write("Nothing to change: all of it is there.")
        else:
            try:
                applied = apply(changes=plan.changes, actor=None, on=on, tell=False, say=waiting.say)
            except NotApplied as refused:
                raise CommandError(f"Nothing was changed. {refused}", returncode=1) from refused
            except KeyboardInterrupt as stopped:
                raise CommandError("Cancelled. Nothing was changed.", returncode=INTERRUPTED) from stopped
            finally:
                waiting.over()
            self.stdout.write(f"Done. To undo it: ./run manage undo {applied.request_id}")


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"It cannot be opened: {error.strerror}.") from error
