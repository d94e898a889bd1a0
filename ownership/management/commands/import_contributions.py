from __future__ import annotations

from ownership.imports.work import Plan, make
from ownership.management.bringing import Bringing

SHOWN = 20


class Command(Bringing):
    help = (
        "Bring counted work in: a CSV of area, who, month (YYYY-MM), count and perhaps bot."
        " Exits 1 where lines are wrong, 2 where the file cannot be used."
    )
    make = make

    def say(self, plan: Plan) -> None:
        if plan.unknown:
            more = f" and {len(plan.unknown) - SHOWN} more" if len(plan.unknown) > SHOWN else ""
            names = ", ".join(plan.unknown[:SHOWN])
            self.stdout.write(f"Nobody known, so counted by name: {names}{more}.")
