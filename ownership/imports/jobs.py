"""Large sheets are the worker's to plan, bring in and undo; it says how far it is to whoever looks."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from celery import current_app
from django.db import connection, transaction

from ownership.enums import JobState
from ownership.models import ImportJob
from teams.models import User

# A session holds (JOBS, id) while it works on a job: whose process is gone holds nothing.
JOBS = 730_575
TASK = "ownership.bring_in"
# Nobody who runs a worker waits longer for it to begin.
PATIENCE = dt.timedelta(seconds=20)
BROKE_OFF = "It broke off, and nothing was written. Try again; if it breaks off again, see the worker's log."

_ALIVE = """SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted
    AND l.classid = %s AND l.objid = %s AND l.objsubid = 2)"""


def ask(*, token: str, owner: User, task: str, at: dt.datetime) -> ImportJob:
    """Have the worker do it. One that is asked for twice is done once, also at the same instant."""
    with transaction.atomic():
        _take_turn()
        if (last := newest(token=token)) and last.task == task and not ended(job=last):
            return last
        job = ImportJob.objects.create(token=token, owner=owner, task=task, asked_at=at)
        transaction.on_commit(lambda: _send(job.pk))
    return job


def _take_turn() -> None:
    """Wait for the turn to ask, until the transaction ends; no job has the number nought."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [JOBS])


def _send(job: int) -> None:
    current_app.send_task(TASK, kwargs={"job": job})


def newest(*, token: str) -> ImportJob | None:
    return ImportJob.objects.filter(token=token).order_by("-pk").first()


def is_by_worker(*, request: UUID) -> bool:
    """Whether the worker did a request: then it is too large to be undone while somebody waits for a page."""
    return ImportJob.objects.filter(state=JobState.DONE, found__request=str(request)).exists()


def planned(*, token: str) -> ImportJob:
    """The job that last found out what would come of the sheet."""
    return ImportJob.objects.filter(token=token, task="plan", state=JobState.DONE).latest("pk")


def ended(*, job: ImportJob) -> bool:
    """Whether nothing more comes of it; one whose process is gone is noted as broken off."""
    if job.state == JobState.RUNNING and not _alive(job):
        # It may have ended since it was read.
        lost = ImportJob.objects.filter(pk=job.pk, state=JobState.RUNNING)
        lost.update(state=JobState.FAILED, problems=[BROKE_OFF])
        job.refresh_from_db()
    return job.state not in (JobState.WAITING, JobState.RUNNING)


def unheard(*, job: ImportJob, at: dt.datetime) -> bool:
    """Whether it waits longer than a worker that runs would let it."""
    return job.state == JobState.WAITING and at - job.asked_at > PATIENCE


def _alive(job: ImportJob) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_ALIVE, [JOBS, job.pk])
        return bool(cursor.fetchone()[0])
