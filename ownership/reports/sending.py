"""Hand one mail over, at most once, for rows that keep `begun_at` and `sent_at`.

Before a mail is handed over its rows are marked as begun, in a transaction of its own, and after as sent. A
crash in between leaves them begun and not sent: nobody can know whether that mail went out. A mail that the
server refuses is unmarked, and goes out with the next try.
"""

import datetime as dt
from collections.abc import Callable
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import QuerySet

# The server, or Django before it, said no: this mail is certainly not on its way.
REFUSED = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, SMTPNotSupportedError, ValueError)


class Undelivered(Exception):
    """Some mails were not taken; a later try may help."""


class Unreachable(Undelivered):
    """There is no use in trying the next mail now."""


def send(*, rows: QuerySet[Any], message: EmailMessage, now: Callable[[], dt.datetime]) -> bool:
    """Send it unless somebody else has begun to, with any of the rows. An error other than a refusal leaves
    them in doubt."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as problem:
        raise Unreachable(f"the mail server cannot be reached ({problem})") from problem
    try:
        if not _mark(rows, begun_at=now()):
            return False
        try:
            taken = connection.send_messages([message])
        except REFUSED as problem:
            rows.update(begun_at=None)
            raise Undelivered(str(problem)) from problem
        except OSError as problem:
            raise Unreachable(f"the connection broke, and it may have gone out ({problem})") from problem
        if not taken:
            rows.update(begun_at=None)
            raise Undelivered("the mail server did not take it")
        rows.update(sent_at=now())
    finally:
        connection.close()
    return True


def _mark(rows: QuerySet[Any], *, begun_at: dt.datetime) -> bool:
    with transaction.atomic(durable=True):
        begun = rows.order_by("pk").select_for_update().values_list("begun_at", flat=True)
        if free := bool(begun) and all(each is None for each in begun):
            rows.update(begun_at=begun_at)
    return free
