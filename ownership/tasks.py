"""What runs by itself. The schedule is in the admin: Periodic tasks."""

import datetime as dt
import logging
import uuid
from typing import Any

from celery import shared_task
from django.utils import timezone

from ownership.imports import job_work, jobs
from ownership.measures.recording import record_missing
from ownership.models import ImportJob
from ownership.notices import deliver
from ownership.reports import publish
from ownership.reports.sending import Undelivered
from ownership.rules import alike, runner
from ownership.web.importing import carrying
from teams.models import User

log = logging.getLogger(__name__)
# A task that takes longer is taken for lost.
READING = 120


@shared_task(name="ownership.scan")
def scan(by: int | None = None) -> None:
    """Find what only time changes, every night; or because somebody wants it now."""
    user = User.objects.filter(pk=by).first() if by else None
    try:
        runner.scan(on=timezone.localdate(), at=timezone.now(), by=user)
    except runner.Cancelled:
        log.warning("The scan was stopped; the next one finds what it would have.")
    else:
        record_missing(today=timezone.localdate(), say=log.info)


@shared_task(name="ownership.catch_up")
def catch_up(since: str) -> None:
    """Count coverage after writes, and look at what a large one left: one scan for all since an instant."""
    try:
        runner.catch_up(on=timezone.localdate(), at=timezone.now(), since=dt.datetime.fromisoformat(since))
    except runner.Cancelled:
        log.warning("The scan was stopped; the next one finds what it would have.")


@shared_task(name=jobs.TASK)
def bring_in(job: int) -> None:
    """Plan, apply or undo a large sheet for somebody who watches, or comes back."""
    row = ImportJob.objects.select_related("owner").filter(pk=job).first()
    if row is None:
        log.warning("Import job %s is gone: whoever asked for it is.", job)
        return
    job_work.work(job=row, do=lambda say: carrying.do(job=row, on=timezone.localdate(), say=say))


@shared_task(name="ownership.read_meaning")
def read_meaning() -> None:
    """Read areas that are new or say something else now; once all are, a scan looks at what that shows."""
    found = alike.standing()
    if found.missing or not found.unread:
        return
    read = alike.read(seconds=READING)
    if read and alike.standing().unread:
        read_meaning.delay()
    elif read:
        catch_up.delay(since=timezone.now().isoformat())


MAILS: dict[str, Any] = {
    "autoretry_for": (Undelivered,),
    "max_retries": 5,
    "retry_backoff": 30,
    "retry_backoff_max": 480,
    "retry_jitter": False,
}


@shared_task(name="ownership.report", **MAILS)
def report() -> None:
    """Send what changed to those of whom something is asked: every week."""
    publish(on=timezone.localdate(), at=timezone.now(), now=timezone.now)


@shared_task(name="ownership.tell", **MAILS)
def tell(request: str) -> None:
    """Mail what a change means to those whom it concerns."""
    deliver(request_id=uuid.UUID(request), on=timezone.localdate(), now=timezone.now)
