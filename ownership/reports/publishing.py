"""From a scan to the readers."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import cast

from django.db import connection, transaction
from django.db.models import Q

from ownership.models import Delivery, Report, Scan
from ownership.reports.composing import compose
from ownership.reports.content import Content
from ownership.reports.deliver import deliver
from ownership.reports.readers import asks_by_reader
from ownership.rules import runner
from teams.models import Team

LOCK = 7_305_741_106
# A task that is given out again just after midnight finishes its report instead of making another.
SAME = dt.timedelta(hours=1)


def publish(
    *, on: dt.date, at: dt.datetime, now: Callable[[], dt.datetime], team: Team | None = None
) -> Report:
    """Scan, compose, and send to each reader once.

    A report is issued once a day: called again, at the same time or by a task given out twice, this goes on
    sending what is not sent. Raises `sending.Undelivered` when a mail was not taken.
    """
    report = _issued(on=on, at=at, team=team)
    if report is None:
        scan = runner.scan(on=on, at=at)
        report = _issue(scan=scan, at=at, team=team)
    deliver(report=report, now=now)
    return report


def look(*, on: dt.date, at: dt.datetime, team: Team | None = None) -> Report:
    """Scan and compose, and send nothing."""
    return compose(scan=runner.scan(on=on, at=at), at=at, team=team)


def _issued(*, on: dt.date, at: dt.datetime, team: Team | None) -> Report | None:
    today = Q(on=on) | Q(issued_at__gt=at - SAME, issued_at__lte=at)
    return Report.objects.filter(today, team=team, issued_at__isnull=False).order_by("-pk").first()


@transaction.atomic
def _issue(*, scan: Scan, at: dt.datetime, team: Team | None) -> Report:
    """Compose, and draw up the deliveries with it: both are there, or neither."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    earlier = _issued(on=scan.on, at=at, team=team)
    if earlier:
        return earlier
    report = compose(scan=scan, at=at, team=team)
    report.issued_at = at
    report.save(update_fields=["issued_at"])
    Delivery.objects.bulk_create(
        Delivery(report=report, reader_id=reader.user, token=uuid.uuid4(), address=reader.address, asks=asks)
        for reader, asks in asks_by_reader(content=cast(Content, report.content))
    )
    return report
