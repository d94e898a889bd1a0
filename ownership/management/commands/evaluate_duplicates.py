from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ownership.bench.duplicates.measure import RULE, WAYS, Figure, best, figure, score
from ownership.bench.duplicates.pairs import pairs
from ownership.bench.scratch import scratch_database
from ownership.rules.alike import model

LINE = "{:<40}{:>7}{:>6}{:>11}{:>14}"


class Command(BaseCommand):
    help = "Measure on labelled pairs how well areas that are one are told from those that are two."

    def handle(self, **options: Any) -> None:
        known = pairs()
        with scratch_database():
            for meaning in (False, True):
                if meaning and (why := model.missing()):
                    self.stdout.write(f"\nBy meaning nothing is measured, since {why}.")
                    continue
                scored = score(pairs=known, meaning=meaning)
                fit = [each for each in scored if not each.pair.held_out]
                held_out = [each for each in scored if each.pair.held_out]
                told = "with the model" if meaning else "without a model"
                self.stdout.write(f"\nOn {len(held_out)} pairs held out, {told}; limits are from the others.")
                self.stdout.write(LINE.format("", "limit", "said", "precision", "same found"))
                for way in WAYS:
                    if meaning or "meaning" not in way:
                        limit = best(way=way, scored=fit)
                        self._line(figure(way=way, limit=limit, scored=held_out))
                self._line(figure(way=RULE, limit=0, scored=held_out))
                self._line(figure(way=RULE, limit=0, scored=fit), " (the others)")

    def _line(self, of: Figure, more: str = "") -> None:
        limit = "none" if of.limit == float("inf") else f"{of.limit:.2f}"
        precision = f"{of.precision:.0%}" if of.said else "-"
        self.stdout.write(LINE.format(of.way + more, limit, of.said, precision, f"{of.same:.0%}"))
