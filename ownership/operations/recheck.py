"""The findings that a write opens and resolves, in its own transaction."""

import datetime as dt
from dataclasses import dataclass

from celery import current_app
from django.db import transaction
from django.utils import timezone

from ownership import permissions
from ownership.models import Area
from ownership.rules import runner
from ownership.rules.scope import Touched
from teams.models import Person, User

# Above this many areas one scan afterwards is kinder than a long wait under the lock.
IN_PLACE = 2000
CATCH_UP = "ownership.catch_up"
# Edits come in bursts; coverage follows them by one scan, some seconds later.
AFTER = 3


@dataclass(frozen=True)
class Rechecked:
    """Counted for the actor: without what tells figures of people whose figures they do not see."""

    opened: int = 0
    resolved: int = 0
    queued: bool = False


def recheck(*, what: Touched, actor: User | None, on: dt.date) -> Rechecked:
    if not what:
        return Rechecked()
    transaction.on_commit(_scan_soon, robust=True)
    if len(what.areas) > IN_PLACE or (what.everything and Area.objects.count() > IN_PLACE):
        return Rechecked(queued=True)
    recorded = runner.recheck(touched=what, on=on)
    people = {*recorded.opened_of, *recorded.resolved_of}
    hidden = people - _seen(people, actor, on)
    return Rechecked(
        opened=recorded.opened - sum(each in hidden for each in recorded.opened_of),
        resolved=recorded.resolved - sum(each in hidden for each in recorded.resolved_of),
    )


def _seen(people: set[int], actor: User | None, on: dt.date) -> set[int]:
    if not people or permissions.is_administrator(user=actor):
        return people
    mine = Person.objects.filter(permissions.may_see_figures(user=actor, on=on), pk__in=people)
    return set(mine.values_list("pk", flat=True))


def _scan_soon() -> None:
    current_app.send_task(CATCH_UP, kwargs={"since": timezone.now().isoformat()}, countdown=AFTER)
