"""Commands that bring a file of numbers in: what is wrong by line, a try without writing, and a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.imports.reading import Refused
from ownership.management.schema import WithTables
from ownership.operations import Refused as NotApplied
from ownership.operations import apply


class Bringing(WithTables):
    """`make` reads a file into a plan."""

    make: Callable[..., Any]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="CSV.")
        parser.add_argument("--dry-run", action="store_true", help="Say what it would do and change nothing.")

    def handle(self, *, file: str, dry_run: bool, **options: Any) -> None:
        on = timezone.localdate()
        try:
            plan = type(self).make(name=Path(file).name, content=Path(file).read_bytes(), on=on)
        except OSError as error:
            raise CommandError(f"{file}: It cannot be opened: {error.strerror}.", returncode=2) from error
        except Refused as refused:
            raise CommandError(f"{file}: {refused}", returncode=2) from refused
        for problem in plan.wrong:
            self.stderr.write(str(problem))
        self.stdout.write(f"{plan.lines} line{'' if plan.lines == 1 else 's'}: {plan.summary}")
        self.say(plan)
        if plan.wrong:
            raise CommandError(
                "Nothing was changed. Correct these lines and bring it in again.", returncode=1
            )
        if dry_run:
            self.stdout.write("Nothing was changed: this was a dry run.")
        elif not plan.changes:
            self.stdout.write("Nothing to change: all of it is there.")
        else:
            try:
                applied = apply(changes=plan.changes, actor=None, on=on, tell=False)
            except NotApplied as refused:
                raise CommandError(f"Nothing was changed. {refused}", returncode=1) from refused
            self.stdout.write(f"Done. To undo it: ./run manage undo {applied.request_id}")

    def say(self, plan: Any) -> None:
        """What else there is to say of a plan."""
