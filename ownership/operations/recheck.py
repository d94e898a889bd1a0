"""The findings that a write opens and resolves, in its own transaction."""

import datetime as dt
from dataclasses import dataclass

from celery import current_app
from django.db import transaction

from ownership.models import Area
from ownership.rules import runner

from .touched import touched
from .work import Work

# Above this many areas one scan afterwards is kinder than a long wait under the lock.
IN_PLACE = 2000
SCAN = "ownership.scan"


@dataclass(frozen=True)
class Rechecked:
    opened: int = 0
    resolved: int = 0
    queued: bool = False


def recheck(work: Work, *, on: dt.date) -> Rechecked:
    what = touched(work)
    if not what:
        return Rechecked()
    if len(what.areas) > IN_PLACE or (what.everything and Area.objects.count() > IN_PLACE):
        transaction.on_commit(lambda: current_app.send_task(SCAN, kwargs={"on": on.isoformat()}))
        return Rechecked(queued=True)
    recorded = runner.recheck(touched=what, on=on)
    return Rechecked(opened=recorded.opened, resolved=recorded.resolved)
