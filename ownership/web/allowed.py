"""Which findings somebody may act on: those about what they manage."""

import datetime as dt
from collections.abc import Iterable

from ownership import permissions
from ownership.models import Area
from ownership.rules.reading import Read
from teams.models import Person, Seat, Team, User

MANAGED = {
    "area": (Area, permissions.may_manage_areas),
    "person": (Person, permissions.may_manage_people),
    "team": (Team, permissions.may_manage_teams),
    "seat": (Seat, permissions.may_manage_seats),
}


def may_act(*, user: User, reads: Iterable[Read], on: dt.date) -> set[int]:
    """Ids of findings; a query for each kind of subject among them."""
    wanted = [(read.finding.pk, read.kind, getattr(read.finding, f"{read.kind}_id")) for read in reads]
    if permissions.is_administrator(user=user):
        return {finding for finding, _, _ in wanted}
    mine: set[tuple[str, int]] = set()
    for kind in {kind for _, kind, _ in wanted}:
        model, predicate = MANAGED[kind]
        ids = [subject for _, each, subject in wanted if each == kind]
        rows = model._default_manager.filter(predicate(user=user, on=on), pk__in=ids)
        mine |= {(kind, pk) for pk in rows.values_list("pk", flat=True)}
    return {finding for finding, kind, subject in wanted if (kind, subject) in mine}
