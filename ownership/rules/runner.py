"""Evaluate, record, re-check, scan."""

from __future__ import annotations

import datetime as dt
import time

from django.db import transaction
from django.utils import timezone

from ownership.enums import ScanState
from ownership.models import Finding, Scan
from teams.models import User

from . import beside, lock, meanwhile, measures
from .evaluating import evaluate, near, steps
from .progress import Cancelled, Report, running, stop, watched
from .recording import Recorded, record, record_found
from .scope import Touched, concerned
from .snapshot import snapshot

__all__ = [
    "Cancelled",
    "OutOfOrder",
    "Recorded",
    "catch_up",
    "evaluate",
    "recheck",
    "record",
    "running",
    "scan",
    "stop",
]


class OutOfOrder(Exception):
    """A scan of a day before the newest recorded one, or of one to come: findings know one direction."""


def recheck(*, touched: Touched, on: dt.date) -> Recorded:
    """Decide anew what a write concerns, in the write's own transaction: the same as a scan would find.

    Wide rules are left to the scan that follows.
    """
    lock.hold()
    meanwhile.note(touched)
    scope = concerned(touched=touched, on=on)
    offenders = evaluate(on=on, scope=scope, rules=near())
    return record(offenders=offenders, on=on, scope=scope, rules=near())


def scan(*, on: dt.date, at: dt.datetime, by: User | None = None, progress: Report | None = None) -> Scan:
    """Evaluate all on one snapshot, then record in a short step. `at` is the instant at which it begins.

    What was re-checked in the meantime counts, and not the snapshot. Scans take turns. `progress` is told
    each step and how many there are; `stop` makes it raise `Cancelled`, with nothing recorded.
    """
    _refuse_future(on, at=at)
    _refuse_past(on)
    begun = time.monotonic()
    row = Scan(on=on, started_at=at, by=by, steps=steps() + 1)
    with watched(scan=row, report=progress) as seen:
        with snapshot() as committed:
            last = meanwhile.newest()
            beside.collect_all(on=on, committed=committed, step=seen.step)
            row.measures = {**measures.measure(on=on, unclear=measures.unclear())}
            seen.step()
        with transaction.atomic():
            lock.hold()
            _refuse_past(on)
            recorded = record_found(on=on, since=meanwhile.since(last))
            row.finished_at = at + dt.timedelta(seconds=time.monotonic() - begun)
            row.opened, row.resolved = recorded.opened, recorded.resolved
            row.persisting = Finding.objects.filter(resolved_on=None).count() - recorded.opened
            row.step, row.state = row.steps, ScanState.DONE
            row.save()
    return row


def catch_up(*, on: dt.date, at: dt.datetime, since: dt.datetime) -> Scan | None:
    """Scan, unless one that began after `since` has seen all there was."""
    if Scan.objects.filter(started_at__gte=since, state=ScanState.DONE).exists():
        return None
    return scan(on=on, at=at)


def _refuse_future(on: dt.date, *, at: dt.datetime) -> None:
    today = timezone.localdate(at)
    if on > today:
        raise OutOfOrder(
            f"{on:%-d %B %Y} is still to come, and once scanned no earlier day could be."
            f" Scan today, {today:%-d %B %Y}, or an earlier day."
        )


def _refuse_past(on: dt.date) -> None:
    newest = Scan.objects.filter(state=ScanState.DONE).order_by("-on").values_list("on", flat=True).first()
    if newest is not None and on < newest:
        raise OutOfOrder(
            f"{newest:%-d %B %Y} is already scanned, so {on:%-d %B %Y} cannot be:"
            " findings would open and close in the wrong order. Scan that day or a later one."
        )
