"""Which findings somebody may act on, and what is suggested to them."""

import datetime as dt
from collections.abc import Iterable

from ownership import permissions
from ownership.models import Finding
from ownership.operations import offering
from ownership.rules.read import Read
from ownership.rules.suggestions import Suggestion, suggestions
from teams.models import User


def may_act(*, user: User, reads: Iterable[Read], on: dt.date) -> set[int]:
    """Ids of findings, in one query."""
    ids = {read.finding.pk for read in reads}
    if not ids or permissions.is_administrator(user=user):
        return ids
    mine = Finding.objects.filter(permissions.may_act_on_findings(user=user, on=on), pk__in=ids)
    return set(mine.values_list("pk", flat=True))


def cures(*, user: User, reads: Iterable[Read], on: dt.date) -> dict[int, list[Suggestion]]:
    """The cures that somebody may carry out, by the finding's id."""
    found = suggestions(findings=[read.finding for read in reads], on=on)
    return offering.offered(suggestions=found, actor=user, on=on)
