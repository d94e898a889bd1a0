"""Evaluate, record, re-check, scan."""

from __future__ import annotations

import datetime as dt
import time

from django.db import transaction
from django.utils import timezone

from ownership.enums import ScanState
from ownership.models import Finding, Scan
from teams.models import User

from . import lock, measures
from .evaluating import Offender, evaluate, near, steps, wide
from .progress import Cancelled, Report, running, stop, watched
from .recording import Difference, Recorded, difference, key, record, standing
from .scope import Touched, concerned
from .snapshot import snapshot

__all__ = [
    "MANY",
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

# Above so many subjects that changed, evaluating them one by one costs more than evaluating all.
MANY = 2_000


class OutOfOrder(Exception):
    """A scan of a day before the newest recorded one, or of one to come: findings know one direction."""


def recheck(*, touched: Touched, on: dt.date) -> Recorded:
    """Decide anew what a write concerns, in the write's own transaction: the same as a scan would find.

    Wide rules are left to the scan that follows.
    """
    lock.hold()
    scope = concerned(touched=touched, on=on)
    offenders = evaluate(on=on, scope=scope, rules=near())
    return record(offenders=offenders, on=on, scope=scope, rules=near())


def scan(*, on: dt.date, at: dt.datetime, by: User | None = None, progress: Report | None = None) -> Scan:
    """Evaluate all on one snapshot, then record in a short step. `at` is the instant at which it begins.

    Whatever the snapshot would change is looked at once more under the lock, so that writes and their
    re-checks in the meantime count and not the snapshot. Scans take turns. `progress` is told each step and
    how many there are; `stop` makes it raise `Cancelled`, with nothing recorded.
    """
    _refuse_future(on, at=at)
    _refuse_past(on)
    begun = time.monotonic()
    row = Scan(on=on, started_at=at, by=by, steps=steps() + 1)
    with watched(scan=row, report=progress) as seen:
        with snapshot():
            offenders = evaluate(on=on, step=seen.step)
            row.measures = {**measures.measure(on=on, offenders=offenders)}
            seen.step()
        with transaction.atomic():
            lock.hold()
            _refuse_past(on)
            recorded = _settle(offenders, on=on)
            row.finished_at = at + dt.timedelta(seconds=time.monotonic() - begun)
            row.opened, row.resolved = recorded.opened, recorded.resolved
            row.persisting, row.step, row.state = recorded.persisting, row.steps, ScanState.DONE
            row.save()
    return row


def catch_up(*, on: dt.date, at: dt.datetime, since: dt.datetime) -> Scan | None:
    """Scan, unless one that began after `since` has seen all there was."""
    if Scan.objects.filter(started_at__gte=since, state=ScanState.DONE).exists():
        return None
    return scan(on=on, at=at)


def _settle(offenders: list[Offender], *, on: dt.date) -> Recorded:
    """Edits re-check near rules, whose doubtful subjects are looked at again; wide ones only scans decide."""
    far = set(wide())
    change = difference(offenders=[row for row in offenders if row.rule not in far], rules=near())
    opened = resolved = 0
    if doubtful := _touched(change):
        scope = concerned(touched=doubtful, on=on)
        again = evaluate(on=on, scope=scope, rules=near())
        recorded = record(offenders=again, on=on, scope=scope, rules=near())
        opened, resolved = recorded.opened, recorded.resolved
    there = standing(offenders=[row for row in offenders if row.rule in far])
    recorded = record(offenders=there, on=on, rules=wide())
    opened, resolved = opened + recorded.opened, resolved + recorded.resolved
    persisting = Finding.objects.filter(resolved_on=None).count() - opened
    return Recorded(opened=opened, resolved=resolved, persisting=persisting)


def _touched(change: Difference) -> Touched:
    subjects = {offender.key[1:] for offender in change.opened}
    subjects |= {key(finding=row)[1:] for row in [*change.resolved, *(row for row, _ in change.changed)]}
    if len(subjects) > MANY:
        return Touched(everything=True)
    areas = frozenset(id for kind, id in subjects if kind == "area")
    return Touched(areas=areas, holders=frozenset((kind, id) for kind, id in subjects if kind != "area"))


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
