"""Scans as people read them: why each was made, how long it took, what became of it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from pghistory.models import Context

from ownership.enums import ScanState
from ownership.models import Scan
from ownership.rules.progress import at_work

MINUTE = 60


@dataclass(frozen=True)
class Line:
    scan: Scan
    at_work: bool
    why: str
    took: str
    state: str


def scans() -> QuerySet[Scan]:
    """The newest first, each with whether something was changed since the one before it."""
    before = Scan.objects.filter(state=ScanState.DONE, started_at__lt=OuterRef("started_at"))
    changed = Context.objects.filter(created_at__gte=OuterRef("since"), created_at__lt=OuterRef("started_at"))
    rows = Scan.objects.annotate(since=Subquery(before.order_by("-started_at").values("started_at")[:1]))
    return rows.annotate(changed=Exists(changed)).select_related("by__person").order_by("-started_at", "-pk")


def lines(*, rows: list[Scan]) -> list[Line]:
    working = set(at_work().values_list("pk", flat=True))
    return [
        Line(each, each.pk in working, _why(each), took(each), _state(each, each.pk in working))
        for each in rows
    ]


def took(scan: Scan) -> str:
    """ "0.4 s", "12 s", "3 min"."""
    if scan.finished_at is None:
        return ""
    seconds = (scan.finished_at - scan.started_at) / dt.timedelta(seconds=1)
    if seconds < 10:
        return f"{seconds:.1f} s"
    return f"{seconds:.0f} s" if seconds < 2 * MINUTE else f"{seconds / MINUTE:.0f} min"


def _why(scan: Scan) -> str:
    if scan.by:
        return str(getattr(scan.by, "person", scan.by))
    return "after a change" if scan.changed else "on schedule"  # type: ignore[attr-defined]


def _state(scan: Scan, working: bool) -> str:
    if working:
        if scan.stop:
            return "is being cancelled"
        return "at work" if scan.step else "waits for its turn"
    if scan.state == ScanState.DONE:
        return ""
    return (
        "cancelled: nothing was recorded" if scan.state == ScanState.CANCELLED else "broke off: see the log"
    )
