"""Tasks through the real broker and a real worker, mail to a real SMTP server."""

import subprocess
import time
from collections.abc import Callable
from email.message import EmailMessage

from django.core.mail import send_mail
from django.db import connection

from config.celery import app


def wait(until: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until():
            return True
        time.sleep(0.05)
    return False


def test_a_worker_runs_a_task_and_takes_it_off_the_queue(worker: "subprocess.Popen[bytes]") -> None:
    before, _ = counts()
    app.send_task("celery.accumulate", args=["a word"])
    assert wait(lambda: counts() == (before + 1, 0)), counts()


def test_mail_reaches_the_server(smtp_server: list[EmailMessage]) -> None:
    send_mail("Two areas have no owner", "Name one.", "Remit <remit@localhost>", ["ana@example.org"])
    assert [(m["Subject"], m["X-Delivered-To"]) for m in smtp_server] == [
        ("Two areas have no owner", "ana@example.org")
    ]


def counts() -> tuple[int, int]:
    """Return how many tasks were ever queued, and how many still are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(total_messages)::int, sum(queue_length)::int FROM pgmq.metrics_all()")
        total, left = cursor.fetchone()
    return total, left
