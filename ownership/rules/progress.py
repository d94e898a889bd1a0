"""How far a scan is, told to everybody while it works on its snapshot, and whether it is to stop."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from ownership.enums import ScanState
from ownership.models import Scan

# A session holds (SCANS, id) while it works on a scan, and SCANS alone while none other may.
SCANS = 730_574
EACH = 0.1
Report = Callable[[int, int], None]


class Cancelled(Exception):
    """Somebody stopped the scan: nothing was recorded."""


class Progress:
    """Writes a scan's steps through a connection of its own: what its transaction writes nobody sees."""

    def __init__(self, *, own: Any, scan: Scan, report: Report | None) -> None:
        self.own, self.scan, self.report, self.done = own, scan, report, 0
        self.begun = time.monotonic()

    def step(self) -> None:
        """One more is done; raises `Cancelled` if it is to stop."""
        self.done += 1
        self._look()
        if self.report:
            self.report(self.done, self.scan.steps)

    def turn(self) -> None:
        """Wait until no other scan is at work: two would record over each other."""
        while not _ask(self.own, "SELECT pg_try_advisory_lock(%s)", SCANS):
            self._look()
            time.sleep(EACH)

    def _look(self) -> None:
        query = "UPDATE ownership_scan SET step = %s WHERE id = %s RETURNING stop"
        if _ask(self.own, query, self.done, self.scan.pk):
            raise Cancelled

    def end(self, state: ScanState) -> None:
        """Note that it came to nothing."""
        took = dt.timedelta(seconds=time.monotonic() - self.begun)
        query = "UPDATE ownership_scan SET state = %s, finished_at = %s WHERE id = %s RETURNING id"
        _ask(self.own, query, state.value, self.scan.started_at + took, self.scan.pk)


@contextmanager
def watched(*, scan: Scan, report: Report | None) -> Iterator[Progress]:
    """Give the scan its id, make its row, and see to it that it says how it ended."""
    own = connection.copy()
    try:
        scan.pk = _ask(own, "SELECT nextval(pg_get_serial_sequence('ownership_scan', 'id'))")
        # Before the row is there: who finds it without this lock knows that its process is gone.
        _ask(own, "SELECT pg_advisory_lock(%s, %s)", SCANS, scan.pk)
        _ask(own, LOST)
        scan.state = ScanState.RUNNING
        scan.save(force_insert=True)
        progress = Progress(own=own, scan=scan, report=report)
        try:
            progress.turn()
            yield progress
        except BaseException as error:
            cancelled = isinstance(error, Cancelled | KeyboardInterrupt)
            progress.end(ScanState.CANCELLED if cancelled else ScanState.FAILED)
            raise
    finally:
        own.close()


ALIVE = f"""EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted
    AND l.classid = {SCANS} AND l.objid = ownership_scan.id AND l.objsubid = 2)"""
LOST = f"""UPDATE ownership_scan SET state = 'failed'
  WHERE state = 'running' AND NOT {ALIVE} RETURNING id"""


def running() -> Scan | None:
    """The scan that is at work now; one whose process is gone is none."""
    return at_work().order_by("pk").first()


def at_work() -> QuerySet[Scan]:
    """It, and those that wait for their turn."""
    alive = RawSQL(ALIVE, [], output_field=BooleanField())  # noqa: S611 - our own text
    return Scan.objects.filter(alive, state=ScanState.RUNNING)


def stop(*, scan: Scan) -> bool:
    """Ask a scan to stop after its present step; false if it has ended."""
    return bool(Scan.objects.filter(pk=scan.pk, state=ScanState.RUNNING).update(stop=True))


def _ask(own: Any, query: str, *values: Any) -> Any:
    with own.cursor() as cursor:
        cursor.execute(query, values or None)
        row = cursor.fetchone()
        return row[0] if row else None
