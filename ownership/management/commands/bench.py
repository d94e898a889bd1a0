from __future__ import annotations

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ownership.bench.large.show import show
from ownership.bench.registry import Measurement, measurements
from ownership.bench.sample import Sample, make
from ownership.bench.scratch import scratch_database
from ownership.bench.timing import as_served, milliseconds, once

LINE = "{:<32}{:>9}  {:<28}{:>9}{:>8}"


class Command(BaseCommand):
    help = "Measure what has to be quick, in a database of its own, against plain pieces of the same work."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", nargs="*", help="only measurements whose name has one of these")
        parser.add_argument("--seconds", type=float, default=1.0, help="for each of the two sides")
        parser.add_argument(
            "--assignments",
            type=int,
            nargs="+",
            metavar="N",
            help="Measure a generated organisation of so many instead, against its budgets; of several sizes"
            " also how the figures grow. `bench --assignments 10000 100000 1000000` takes half an hour.",
        )

    def handle(
        self, *, words: list[str], seconds: float, assignments: list[int] | None, **options: Any
    ) -> None:
        if assignments:
            show(sizes=assignments, words=words, on=timezone.localdate(), write=self.stdout.write)
            return
        wanted = [one for one in measurements() if not words or any(word in one.name for word in words)]
        with scratch_database():
            sample = make()
            as_served()
            self.stdout.write(LINE.format("measured", "ms", "against", "ms", "ratio"))
            for one in wanted:
                self._print(one, sample, seconds)

    def _print(self, one: Measurement, sample: Sample, seconds: float) -> None:
        said = ""
        if one.once:
            work, said = once(partial(one.work, sample))
            against, _ = once(partial(one.against, sample))
        else:
            work = milliseconds(partial(one.work, sample), seconds=seconds)
            against = milliseconds(partial(one.against, sample), seconds=seconds)
        figures = f"{work:.2f}", one.baseline, f"{against:.2f}", f"{work / against:.1f}"
        self.stdout.write(LINE.format(one.name, *figures))
        if said:
            self.stdout.write(f"  {said}")
