from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.enums import Severity
from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.models import Scan
from ownership.rules import alike, runner
from ownership.rules.measures import percent, wanted
from ownership.rules.registry import RULES
from ownership.rules.showing import showing

# To the beginning of the line, and away with what is on it.
BACK = "\r\x1b[K"
INTERRUPTED = 130


class Command(WithTables):
    help = "Evaluate every rule on a day and record what opened and what was resolved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=day, metavar="DATE", help="Such as 2026-05-01; else today.")
        parser.add_argument("--quiet", action="store_true", help="Print nothing.")
        parser.add_argument("--cancel", action="store_true", help="Stop the scan that is running now.")

    def handle(self, *, on: dt.date | None, quiet: bool, cancel: bool, **options: Any) -> None:
        if cancel:
            self._cancel(quiet)
            return
        now = timezone.localtime()
        try:
            done = runner.scan(on=on or now.date(), at=now, progress=None if quiet else self._progress)
        except runner.OutOfOrder as refusal:
            raise CommandError(str(refusal)) from refusal
        except runner.Cancelled as stopped:
            self._rub_out()
            raise CommandError("Somebody cancelled the scan. Nothing was recorded.") from stopped
        except KeyboardInterrupt as stopped:
            self._rub_out()
            raise CommandError("Cancelled. Nothing was recorded.", returncode=INTERRUPTED) from stopped
        if not quiet:
            self._rub_out()
            self.stdout.write(summary(scan=done))

    def _cancel(self, quiet: bool) -> None:
        running = runner.running()
        if running is None or not runner.stop(scan=running):
            raise CommandError("No scan is running.")
        if not quiet:
            self.stdout.write(
                f"The scan begun at {timezone.localtime(running.started_at):%H:%M:%S} is cancelled."
            )

    def _progress(self, step: int, steps: int) -> None:
        """One line that is written over, where somebody looks at it."""
        if self.stderr.isatty():
            self.stderr.write(f"{BACK}Looking: {step} of {steps}", style_func=str, ending="")
            self.stderr.flush()

    def _rub_out(self) -> None:
        if self.stderr.isatty():
            self.stderr.write(BACK, style_func=str, ending="")


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
    compared = alike.standing()
    if compared.unread:
        lines.append(f"Duplicates: {compared.sentence}")
    return "\n".join(lines)
