"""The findings that a write opens and resolves, in its own transaction."""

import datetime as dt
from dataclasses import dataclass

from celery import current_app
from django.db import transaction
from django.utils import timezone

from ownership.models import Area
from ownership.rules import runner

from .touched import touched
from .work import Work

# Above this many areas one scan afterwards is kinder than a long wait under the lock.
IN_PLACE = 2000
CATCH_UP = "ownership.catch_up"
# Edits come in bursts; coverage follows them by one scan, some seconds later.
AFTER = 3


@dataclass(frozen=True)
class Rechecked:
    opened: int = 0
    resolved: int = 0
    queued: bool = False


def recheck(work: Work, *, on: dt.date) -> Rechecked:
    what = touched(work)
    if not what:
        return Rechecked()
    transaction.on_commit(_scan_soon, robust=True)
    if len(what.areas) > IN_PLACE or (what.everything and Area.objects.count() > IN_PLACE):
        return Rechecked(queued=True)
    recorded = runner.recheck(touched=what, on=on)
    return Rechecked(opened=recorded.opened, resolved=recorded.resolved)


def _scan_soon() -> None:
    current_app.send_task(CATCH_UP, kwargs={"since": timezone.now().isoformat()}, countdown=AFTER)
