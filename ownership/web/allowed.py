"""Which findings somebody may act on: those about what they manage."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from ownership import permissions
from ownership.models import Area, Finding
from ownership.rules.reading import Read
from teams.models import Person, Seat, Team, User


def may_act(*, user: User, reads: Iterable[Read], on: dt.date) -> set[int]:
    """Ids of findings, in one query."""
    ids = {read.finding.pk for read in reads}
    if not ids or permissions.is_administrator(user=user):
        return ids
    about = (
        Q(area__in=Area.objects.filter(permissions.may_manage_areas(user=user, on=on)))
        | Q(person__in=Person.objects.filter(permissions.may_manage_people(user=user, on=on)))
        | Q(team__in=Team.objects.filter(permissions.may_manage_teams(user=user, on=on)))
        | Q(seat__in=Seat.objects.filter(permissions.may_manage_seats(user=user, on=on)))
    )
    return set(Finding.objects.filter(about, pk__in=ids).values_list("pk", flat=True))
