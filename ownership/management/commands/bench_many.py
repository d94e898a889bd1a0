from __future__ import annotations

from random import Random
from statistics import quantiles
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.bench.large.many import EDITORS, READERS, SECONDS, many
from ownership.management.schema import WithTables
from ownership.models import Organisation

MADE_UP = "Generated company"
LINE = "{:<8}{:>9}{:>9}{:>9}{:>9}"


class Command(WithTables):
    help = "Measure many readers and editors at once at the web server, on the generated organisation there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--readers", type=int, default=READERS)
        parser.add_argument("--editors", type=int, default=EDITORS)
        parser.add_argument("--seconds", type=float, default=SECONDS)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, readers: int, editors: int, seconds: float, seed: int, **options: Any) -> None:
        if not Organisation.objects.filter(name=MADE_UP).exists():
            raise CommandError("It edits what is there, so it runs on an organisation of `generate` alone.")
        random = Random(seed)  # noqa: S311 - the same each time
        found = many(
            on=timezone.localdate(), random=random, readers=readers, editors=editors, seconds=seconds
        )
        self.stdout.write(LINE.format("ms", "requests", "median", "p95", "p99"))
        for what, took in (("read", found.reads), ("edit", found.edits)):
            self.stdout.write(LINE.format(what, f"{len(took):,}", *_cuts(took)))
        self.stdout.write(
            f"{found.errors.total()} errors; {found.acknowledged} edits acknowledged, {len(found.lost)} lost"
        )
        for error, count in found.errors.most_common(5):
            self.stdout.write(f"{count} × {error}")
        if found.errors or found.lost:
            raise CommandError("Not every request was answered, or not every edit was kept.")


def _cuts(took: list[float]) -> list[str]:
    """Median, p95 and p99; of fewer than two there is none."""
    cuts = quantiles(took, n=100) if len(took) > 1 else []
    return [f"{cuts[place]:,.0f}" if cuts else "" for place in (49, 94, 98)]
