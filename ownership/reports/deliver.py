"""Send a report to its readers through Django's mail back end, at most once each.

Before a mail is handed over its delivery is marked as begun, in a transaction of its own, and after as sent.
A crash in between leaves a delivery begun and not sent: nobody can know whether that mail went out, so it is
not sent again. It is logged at every later delivery and listed by `manage report`, and what it asked is asked
again by the next report. A mail that the server refuses is unmarked, and goes out with the next try.
"""

import datetime as dt
import logging
from collections.abc import Callable
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import QuerySet

from ownership.models import Delivery, Report
from ownership.reports.readers import readers
from ownership.reports.render import mail

log = logging.getLogger(__name__)
# The server, or Django before it, said no: this mail is certainly not on its way.
REFUSED = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, SMTPNotSupportedError, ValueError)


class Undelivered(Exception):
    """Some mails were not taken; a later try may help."""


class Unreachable(Undelivered):
    """There is no use in trying the next mail now."""


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
            if _send(delivery, message, now):
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


def _send(delivery: Delivery, message: EmailMessage, now: Callable[[], dt.datetime]) -> bool:
    """Send it unless somebody else has begun to. An error other than a refusal leaves it in doubt."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as problem:
        raise Unreachable(f"the mail server cannot be reached ({problem})") from problem
    try:
        if not _mark(delivery, begun_at=now()):
            return False
        try:
            taken = connection.send_messages([message])
        except REFUSED as problem:
            _unmark(delivery)
            raise Undelivered(str(problem)) from problem
        except OSError as problem:
            raise Unreachable(f"the connection broke, and it may have gone out ({problem})") from problem
        if not taken:
            _unmark(delivery)
            raise Undelivered("the mail server did not take it")
        Delivery.objects.filter(pk=delivery.pk).update(sent_at=now())
    finally:
        connection.close()
    return True


def _mark(delivery: Delivery, *, begun_at: dt.datetime) -> bool:
    with transaction.atomic(durable=True):
        begun = Delivery.objects.filter(pk=delivery.pk, begun_at__isnull=True).update(begun_at=begun_at)
    return bool(begun)


def _unmark(delivery: Delivery) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(begun_at=None)
