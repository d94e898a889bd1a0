from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.management.waiting import Waiting
from ownership.operations import Refused, undo


class Command(WithTables):
    help = "Undo everything that one request changed, such as an import."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("request", type=UUID, metavar="REQUEST", help="The id that the change was given.")
        parser.add_argument("--on", type=day, metavar="DATE", help="Else today.")

    def handle(self, *, request: UUID, on: dt.date | None, **options: Any) -> None:
        waiting = Waiting(out=self.stderr)
        try:
            undone = undo(request_id=request, actor=None, on=on or timezone.localdate(), say=waiting.say)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        finally:
            waiting.over()
        self.stdout.write(f"Undone. To have it back: ./run manage undo {undone.request_id}")
