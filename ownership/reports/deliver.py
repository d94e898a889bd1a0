"""Send a report to its readers through Django's mail back end, at most once each.

What a crash leaves in doubt (see `sending`) is not sent again. It is logged at every later delivery and
listed by `manage report`, and what it asked is asked again by the next report.
"""

import datetime as dt
import logging
from collections.abc import Callable

from django.db.models import QuerySet

from ownership.models import Delivery, Report
from ownership.reports.readers import readers
from ownership.reports.render import mail
from ownership.reports.sending import Undelivered, Unreachable, send

log = logging.getLogger(__name__)


def deliver(*, report: Report, now: Callable[[], dt.datetime]) -> list[str]:
    """Send what is not begun; return the addresses. Raises `Undelivered` when a mail was not taken."""
    for delivery in doubtful():
        log.error("Nobody knows whether the mail of %s went out: it is not sent again.", delivery)
    waiting = list(report.deliveries.filter(begun_at__isnull=True).order_by("pk"))
    found = readers(users=[delivery.reader_id for delivery in waiting], content=report.content)
    sent: list[str] = []
    refused: list[str] = []
    for delivery in waiting:
        message = mail(delivery=delivery, report=report, reader=found[delivery.reader_id])
        try:
            row = Delivery.objects.filter(pk=delivery.pk)
            if send(rows=row, message=message, now=now):
                sent.append(delivery.address)
        except Undelivered as problem:
            refused.append(f"{delivery.address}: {problem}")
            if isinstance(problem, Unreachable):
                break
    if refused:
        raise Undelivered(f"Not sent to {'; '.join(refused)}.")
    return sent


def doubtful() -> QuerySet[Delivery]:
    """Deliveries of which nobody knows whether they went out."""
    return Delivery.objects.filter(begun_at__isnull=False, sent_at__isnull=True).select_related("report")
