"""Evaluate, record, re-check, scan."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from ownership.models import Finding, Scan
from teams.models import User

from . import lock, measures
from .evaluating import Offender, evaluate
from .recording import Difference, Recorded, difference, key, record
from .scope import Touched, concerned

__all__ = ["MANY", "OutOfOrder", "Recorded", "catch_up", "evaluate", "recheck", "record", "scan"]

# Above so many subjects that changed, evaluating them one by one costs more than evaluating all.
MANY = 2_000


class OutOfOrder(Exception):
    """A scan of a day before the newest recorded one, or of one to come: findings know one direction."""


def recheck(*, touched: Touched, on: dt.date) -> Recorded:
    """Decide anew what a write concerns, in the write's own transaction: the same as a scan would find."""
    lock.hold()
    scope = concerned(touched=touched, on=on)
    return record(offenders=evaluate(on=on, scope=scope), on=on, scope=scope)


def scan(*, on: dt.date, at: dt.datetime, by: User | None = None) -> Scan:
    """Evaluate all on one snapshot, then record in a short step. `at` is the instant at which it begins.

    Whatever the snapshot would change is looked at once more under the lock, so that writes and their
    re-checks in the meantime, or another scan, count and not the snapshot.
    """
    _refuse_future(on, at=at)
    _refuse_past(on)
    begun = time.monotonic()
    with _snapshot():
        offenders = evaluate(on=on)
        counted = measures.measure(on=on, offenders=offenders)
    with transaction.atomic():
        lock.hold()
        _refuse_past(on)
        recorded = _settle(offenders, on=on)
        return Scan.objects.create(
            on=on,
            started_at=at,
            finished_at=at + dt.timedelta(seconds=time.monotonic() - begun),
            by=by,
            opened=recorded.opened,
            resolved=recorded.resolved,
            persisting=recorded.persisting,
            measures=counted,
        )


def catch_up(*, on: dt.date, at: dt.datetime, since: dt.datetime) -> Scan | None:
    """Scan, unless one that began after `since` has seen all there was."""
    if Scan.objects.filter(started_at__gte=since).exists():
        return None
    return scan(on=on, at=at)


def _settle(offenders: list[Offender], *, on: dt.date) -> Recorded:
    change = difference(offenders=offenders)
    doubtful = _touched(change)
    if not doubtful:
        return Recorded(opened=0, resolved=0, persisting=change.persisting)
    scope = concerned(touched=doubtful, on=on)
    recorded = record(offenders=evaluate(on=on, scope=scope), on=on, scope=scope)
    now_open = Finding.objects.filter(resolved_on=None).count()
    return Recorded(opened=recorded.opened, resolved=recorded.resolved, persisting=now_open - recorded.opened)


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
    newest = Scan.objects.order_by("-on").values_list("on", flat=True).first()
    if newest is not None and on < newest:
        raise OutOfOrder(
            f"{newest:%-d %B %Y} is already scanned, so {on:%-d %B %Y} cannot be:"
            " findings would open and close in the wrong order. Scan that day or a later one."
        )


@contextmanager
def _snapshot() -> Iterator[None]:
    """See one state throughout; inside a transaction that began before, whatever it sees."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
