from __future__ import annotations

from random import Random
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ownership.bench.large.table import LINES, Line
from ownership.bench.scratch import scratch_database
from ownership.generator.load import load, settle
from ownership.generator.size import Size

LINE = "{:<32}{:>10}{:>10}  {:<20}{:>10}{:>8}"


class Command(BaseCommand):
    help = "Measure a generated organisation in a database of its own: 20 assignments a person, 10 an area."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", nargs="*", help="only measurements whose name has one of these")
        parser.add_argument("--assignments", type=int, default=100_000, help="How many; else 100,000.")

    def handle(self, *, words: list[str], assignments: int, **options: Any) -> None:
        on = timezone.localdate()
        size = Size(
            people=assignments // 20,
            teams=assignments // 200,
            areas=assignments // 10,
            assignments=assignments,
        )
        with scratch_database():
            begun = monotonic()
            load(size=size, seed=1, on=on)
            settle()
            self.stdout.write(f"{assignments:,} assignments made in {monotonic() - begun:.0f} s")
            self.stdout.write(LINE.format("measured", "ms", "budget", "against", "ms", "ratio"))
            for line in LINES:
                if not words or any(word in line.name for word in words):
                    self.stdout.write(self._measured(line, on))

    def _measured(self, line: Line, on: Any) -> str:
        # The same choice for both sides.
        took = line.said(line.work(on=on, random=Random(1)))  # noqa: S311
        if line.against is None:
            return LINE.format(line.name, f"{took:,.1f}", f"{line.budget:,.0f}", "", "", "")
        beside = line.said(line.against(on=on, random=Random(1)))  # noqa: S311
        figures = f"{took:,.1f}", f"{line.budget:,.0f}", line.beside, f"{beside:,.1f}"
        return LINE.format(line.name, *figures, f"{took / beside:.1f}")
