from __future__ import annotations

from random import Random
from statistics import quantiles
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ownership.bench.large.many import EDITORS, READERS, SECONDS, many
from ownership.models import Organisation

MADE_UP = "Generated company"


class Command(BaseCommand):
    help = "Measure many readers and editors at once at the web server, on a generated organisation."

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
        for what, took in (("read", found.reads), ("edited", found.edits)):
            self.stdout.write(f"{what:<8}{_said(took)}")
        self.stdout.write(
            f"{found.errors.total()} errors; {found.acknowledged} edits acknowledged, {len(found.lost)} lost"
        )
        for error, count in found.errors.most_common(5):
            self.stdout.write(f"{count} × {error}")
        if found.errors or found.lost:
            raise CommandError("Not every request was answered, or not every edit was kept.")


def _said(took: list[float]) -> str:
    if len(took) < 2:
        return f"{len(took)}"
    cut = quantiles(took, n=100)
    return f"{len(took):>7}  median {cut[49]:>7.0f} ms  p95 {cut[94]:>7.0f} ms  p99 {cut[98]:>7.0f} ms"
