"""What is near somebody: their areas and teams; what changed there, and what is wrong there."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from ownership import log, permissions
from ownership.rules.concerning import asking, naming, under
from ownership.rules.read import Read
from ownership.rules.reading import first, open_findings
from ownership.rules.showing import MOST as COUNTED
from ownership.rules.showing import showing
from teams.models import Membership, Person, User

DAYS, EARLIER, MOST = 7, 3, 20
# Of what can ask somebody: with more, the first of them are enough to begin with.
READ = 2_000


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


@dataclass(frozen=True)
class Open:
    """What can ask somebody and the first of what is near them, read; the ids of what is near; how much shows
    in all; whether more can ask them than was read."""

    reads: list[Read]
    near: list[int]
    shown: int
    more: bool

    def further(self, *, left: int) -> str:
        """How many more are near, and "+" where they were counted no further."""
        return f"{left - 1}+" if len(self.near) == COUNTED else str(left or "")


def open_near(*, near: Near, user: User, on: dt.date) -> Open:
    """In their teams or areas, the most severe first."""
    around = Q() if near.everything else under(teams=near.teams, on=on) | naming(areas=near.areas)
    shown, ids = showing(on=on, viewer=user).count(), first(on=on, viewer=user, near=around)
    if not shown:
        return Open([], ids, shown, False)
    concerns = asking(person=near.person, on=on) | Q(pk__in=ids[:MOST])
    reads = open_findings(on=on, viewer=user, near=concerns, most=READ + 1)
    return Open(reads[:READ], ids, shown, len(reads) > READ)
