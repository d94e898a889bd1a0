"""The baseline, as the list tells of it: since when, how many it sets aside, and how many it would."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from ownership.enums import FindingState
from ownership.models import Organisation
from ownership.rules.former import set_aside
from ownership.rules.showing import unaccepted
from teams.models import User


@dataclass(frozen=True)
class Aside:
    """`before` and `all` are what would be set aside from today and from tomorrow on."""

    since: dt.date | None
    now: int = 0
    before: int = 0
    all: int = 0


def aside(*, user: User, on: dt.date) -> Aside:
    """Two queries; one where nothing is set aside, and they could not do it."""
    since = Organisation.objects.values_list("baseline_on", flat=True).first()
    if since is None and not user.is_superuser:
        return Aside(None)
    untouched = Q(state=FindingState.OPEN, assignee=None)
    counted = unaccepted(on=on, viewer=user).aggregate(
        now=Count("pk", filter=set_aside()),
        before=Count("pk", filter=untouched & Q(first_seen__lt=on)),
        all=Count("pk", filter=untouched),
    )
    return Aside(since=since, **counted)
