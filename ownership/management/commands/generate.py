from __future__ import annotations

import datetime as dt
import time
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.demo.accounts import PASSWORD
from ownership.generator.load import NotEmpty, load, settle
from ownership.generator.size import Impossible, Size
from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.management.waiting import Waiting


class Command(WithTables):
    help = "Fill an empty database with an organisation of any size, the same for the same seed and day."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, usual in (("people", 5_000), ("teams", 500), ("areas", 10_000), ("assignments", 100_000)):
            parser.add_argument(f"--{name}", type=int, default=usual, help=f"How many; else {usual:,}.")
        parser.add_argument("--seed", type=int, default=1, help="Another number, another organisation.")
        parser.add_argument("--on", type=day, metavar="DATE", help="The day it is made for; else today.")

    def handle(
        self,
        *,
        people: int,
        teams: int,
        areas: int,
        assignments: int,
        seed: int,
        on: dt.date | None,
        **_: Any,
    ) -> None:
        begun, waiting = time.monotonic(), Waiting(out=self.stderr)
        try:
            size = Size(people=people, teams=teams, areas=areas, assignments=assignments)
            admin = load(
                size=size,
                seed=seed,
                on=on or timezone.localdate(),
                report=lambda what, many: waiting.say(f"{what}: {many:,}"),
            )
        except (Impossible, NotEmpty) as problem:
            raise CommandError(str(problem)) from problem
        settle()
        waiting.over()
        self.stdout.write(
            f"{people:,} people, {teams:,} teams, {areas:,} areas, {assignments:,} assignments"
            f" in {time.monotonic() - begun:.0f} seconds.\n"
            f"Sign in as {admin.email} with the password {PASSWORD}. Next: ./run manage scan"
            " and ./run manage measure"
        )
