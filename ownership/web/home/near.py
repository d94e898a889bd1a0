"""What is near somebody: their areas and teams; what changed there, and what is wrong there."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone

from ownership import log, permissions
from ownership.rules.read import Read
from teams.models import Membership, Person, User

DAYS, EARLIER = 7, 3


@dataclass(frozen=True)
class Near:
    """`everything` for an account that administers and is no person's."""

    everything: bool
    person: Person | None
    teams: list[int]
    areas: list[int]


def near(*, person: Person | None, user: User, held: Collection[int], on: dt.date) -> Near:
    """One's teams, and what they own: one query."""
    if person is None:
        return Near(permissions.is_administrator(user=user), None, [], [])
    there = Membership.objects.filter(person=person, period__contains=on, team__isnull=False)
    rows = list(there.values_list("team", "team__areas"))
    owned = {area for _, area in rows if area}
    return Near(False, person, sorted({team for team, _ in rows if team}), sorted({*owned, *held}))


def changed(*, near: Near, user: User, on: dt.date, limit: int = 5) -> list[log.Entry]:
    """The newest first; where the last days had none, what was before them."""
    wanted = log.Wanted()
    if not near.everything:
        people = [near.person.pk] if near.person else []
        wanted = log.Wanted(areas=near.areas, teams=near.teams, people=people, any_of=True)
    found = log.page(user=user, on=on, wanted=wanted, limit=limit, rows=2).entries
    late = [each for each in found if (on - timezone.localdate(each.at)).days <= DAYS]
    return late or found[:EARLIER]


def wrong(*, near: Near, reads: Iterable[Read]) -> list[Read]:
    """What shows in one's teams or areas."""
    return [
        read
        for read in reads
        if near.everything
        or set(read.within) & set(near.teams)
        or any(area.pk in near.areas for area in read.affects)
    ]
