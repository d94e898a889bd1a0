from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ownership.enums import Severity
from ownership.management.arguments import day
from ownership.models import Scan
from ownership.rules.measures import percent, wanted
from ownership.rules.registry import RULES
from ownership.rules.runner import OutOfOrder, scan
from ownership.rules.showing import showing


class Command(BaseCommand):
    help = "Evaluate every rule on a day and record what opened and what was resolved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=day, metavar="DATE", help="Such as 2026-05-01; else today.")
        parser.add_argument("--quiet", action="store_true", help="Print nothing.")

    def handle(self, *, on: dt.date | None, quiet: bool, **options: Any) -> None:
        now = timezone.localtime()
        try:
            done = scan(on=on or now.date(), at=now)
        except OutOfOrder as refusal:
            raise CommandError(str(refusal)) from refusal
        if not quiet:
            self.stdout.write(summary(scan=done))


def summary(*, scan: Scan) -> str:
    """The scan in a few lines: what waits, as pages list it, by severity and rule; what changed; coverage."""
    open_now = Counter(showing(on=scan.on).values_list("severity", "rule"))
    lines = [f"{scan}: {scan.opened} new, {scan.resolved} resolved, {scan.persisting} still open."]
    for severity in Severity:
        lines += [
            f"  {severity.label:<8} {code} {open_now[severity, code]:>4}  {RULES[code].title}"
            for code in sorted(code for each, code in open_now if each == severity)
        ]
    whole = scan.measures["whole"]
    total = wanted(whole)
    share = f" ({percent(whole)} %)" if total else ""
    lines.append(
        f"Coverage: {whole['owned']} of {total} areas have one clear owner{share};"
        f" {whole['ambiguous']} ambiguous, {whole['on_purpose']} unowned on purpose."
    )
    return "\n".join(lines)
