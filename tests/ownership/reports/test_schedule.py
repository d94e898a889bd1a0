import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from config.celery import app
from ownership import tasks
from ownership.models import Delivery, Report, Scan
from tests.ownership.reports.conftest import Reliability

create_schedules: Any = import_module("ownership.migrations.0004_schedules").create_schedules


def test_reports_weekly_scans_nightly_and_reads_what_is_new(db: None) -> None:
    PeriodicTask.objects.all().delete()
    create_schedules(apps, None)
    rows = {row.name: row for row in PeriodicTask.objects.filter(task__startswith="ownership.")}
    assert {
        name: (row.task, row.crontab.day_of_week, row.crontab.hour, row.crontab.minute, row.enabled)
        for name, row in rows.items()
    } == {
        "Weekly report": ("ownership.report", "1", "7", "0", True),
        "Nightly scan": ("ownership.scan", "*", "2", "30", True),
        "Reading what areas mean": ("ownership.read_meaning", "*", "*", "*/10", True),
    }
    assert {str(row.crontab.timezone) for row in rows.values()} == {settings.TIME_ZONE}
    app.loader.import_default_modules()
    # The others are asked for by writes and by sheets.
    theirs = {f"ownership.{each}" for each in ("catch_up", "tell", "bring_in")}
    assert {row.task for row in rows.values()} | theirs == {
        name for name in app.tasks if name.startswith("ownership.")
    }


def test_runs_in_the_organisations_zone(db: None, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    PeriodicTask.objects.all().delete()
    create_schedules(apps, None)
    found = PeriodicTask.objects.filter(task__startswith="ownership.")
    assert {str(row.crontab.timezone) for row in found} == {"Europe/Berlin"}


def test_leaves_what_an_administrator_made_of_it(db: None) -> None:
    PeriodicTask.objects.all().delete()
    create_schedules(apps, None)
    later, _ = CrontabSchedule.objects.get_or_create(minute="0", hour="9", day_of_week="4")
    PeriodicTask.objects.filter(name="Weekly report").update(enabled=False, crontab=later)
    create_schedules(apps, None)
    weekly = PeriodicTask.objects.get(name="Weekly report")
    assert (weekly.enabled, weekly.crontab) == (False, later)
    assert PeriodicTask.objects.filter(task__startswith="ownership.").count() == 3


def test_the_nightly_task_scans_today(reliability: Reliability) -> None:
    tasks.scan()
    assert [scan.on for scan in Scan.objects.all()] == [timezone.localdate()]


def wait_for(messages: list[EmailMessage], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not messages and time.monotonic() < until:
        time.sleep(0.1)


@pytest.mark.django_db(transaction=True)
def test_goes_through_a_real_broker_worker_and_mail_server(
    smtp_server: list[EmailMessage], worker: Any, reliability: Reliability
) -> None:
    tasks.report.delay()
    tasks.report.delay()
    wait_for(smtp_server)
    time.sleep(2)  # for a second mail, if the second task were to send one
    [message] = smtp_server
    assert (message["X-Delivered-To"], message["To"]) == ("marta@example.org", "marta@example.org")
    assert message["Subject"] is not None
    assert message["Subject"].endswith(": ownership in Reliability")
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    report = Report.objects.get()
    assert message["Message-ID"] == f"<report-{report.pk}.{report.deliveries.get().pk}@localhost>"


@contextmanager
def beat(database_url: str) -> Iterator[None]:
    command = [sys.executable, "-m", "celery", "-A", "config", "-q", "beat", "--pidfile", ""]
    command += ["--max-interval", "1"]
    environment = {**os.environ, "DATABASE_URL": database_url}
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, start_new_session=True)
    try:
        yield
    finally:
        process.terminate()
        process.wait(15)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["every second", "missed since Monday"])
def test_a_real_schedule_makes_the_report_arrive_once(
    how: str, smtp_server: list[EmailMessage], worker: Any, database_url: str, reliability: Reliability
) -> None:
    PeriodicTask.objects.all().delete()
    if how == "every second":
        every, _ = IntervalSchedule.objects.get_or_create(every=1, period=IntervalSchedule.SECONDS)
        PeriodicTask.objects.create(name="Now", task="ownership.report", interval=every)
    else:
        # Due eight hours ago, when nothing ran: an hour that the original scheduler would leave out.
        now = timezone.localtime()
        hour = (now - dt.timedelta(hours=8)).hour
        when = CrontabSchedule.objects.create(minute="0", hour=str(hour), timezone=settings.TIME_ZONE)
        task = PeriodicTask.objects.create(name="Missed", task="ownership.report", crontab=when)
        PeriodicTask.objects.filter(pk=task.pk).update(last_run_at=now - dt.timedelta(days=2))
    with beat(database_url):
        wait_for(smtp_server, 40)
        time.sleep(3)
    assert [message["To"] for message in smtp_server] == ["marta@example.org"]
    assert Report.objects.count() == 1
    assert not Delivery.objects.exclude(sent_at__gte=F("report__issued_at")).exists()
