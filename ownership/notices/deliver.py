"""Mail notices, at most once each: what waits for one person goes out as one mail."""

import datetime as dt
import logging
from collections.abc import Callable
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from ownership.models import Notice
from ownership.reports.sending import Undelivered, Unreachable, send

from .letter import mail
from .reading import Told, read

log = logging.getLogger(__name__)


def deliver(*, request_id: UUID, on: dt.date, now: Callable[[], dt.datetime]) -> list[str]:
    """Send what waits for those whom a request concerns; return the addresses.

    Raises `Undelivered` when a mail was not taken. What was answered or taken back meanwhile is left out.
    """
    if not settings.MAIL_IS_SENT:
        return []
    people = Notice.objects.filter(request_id=request_id).values("person")
    theirs = Notice.objects.filter(person__in=people, by_mail=True)
    for notice in doubtful().filter(request_id=request_id):
        log.error("Nobody knows whether the mail of %s went out: it is not sent again.", notice)
    waiting = theirs.filter(begun_at=None, done_on=None).order_by("person", "pk")
    rows = list(waiting.select_related("person__user", "question__area", "question__asked_by__person"))
    sent: list[str] = []
    refused: list[str] = []
    told = [each for each in read(notices=rows, on=on) if not each.is_settled]
    for _, of_one in groupby(told, key=lambda each: each.notice.person_id):
        mine = list(of_one)
        try:
            sent += _send(mine, now)
        except Undelivered as problem:
            refused.append(f"{mine[0].notice.person}: {problem}")
            if isinstance(problem, Unreachable):
                break
    if refused:
        raise Undelivered(f"Not sent to {'; '.join(refused)}.")
    return sent


def doubtful() -> QuerySet[Notice]:
    """Notices of which nobody knows whether they went out."""
    return Notice.objects.filter(begun_at__isnull=False, sent_at=None).select_related("person")


def _send(told: list[Told], now: Callable[[], dt.datetime]) -> list[str]:
    message = mail(told=told)
    if not message.to:
        return []
    rows = Notice.objects.filter(pk__in=[each.notice.pk for each in told])
    if not send(rows=rows, message=message, now=now):
        raise Undelivered("somebody else is sending a part of it")
    return list(message.to)
