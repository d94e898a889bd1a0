"""Verbs about looking at everything anew: an administrator's."""

from celery import current_app

from ownership import permissions
from ownership.models import Scan
from ownership.rules import runner
from teams.models import User

from .problems import Forbidden, Problem, Refused

SCAN = "ownership.scan"


def scan_soon(*, actor: User) -> None:
    """Have the worker scan; refused while one is at work."""
    _refuse(actor)
    if runner.running():
        raise Refused(Problem("A scan is running already.", "", "Wait for it, or cancel it."))
    current_app.send_task(SCAN, kwargs={"by": actor.pk})


def stop_scan(*, scan: Scan, actor: User) -> None:
    """Have it end after its present step, with nothing recorded."""
    _refuse(actor)
    if not runner.stop(scan=scan):
        raise Refused(Problem("This scan has ended already.", "", "Look at what it found."))


def _refuse(actor: User) -> None:
    if not permissions.is_administrator(user=actor):
        raise Forbidden(Problem("Scans are begun and cancelled by administrators.", "", "Ask one of them."))
