"""Taking somebody into a team, which lets its lead see and change what is theirs."""

import datetime as dt
from collections.abc import Iterator

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership import permissions
from teams.models import Membership, Person, Team, User

from .problems import Problem
from .work import Values, Work


def elsewhere(work: Work, *, actor: User | None, on: dt.date) -> Iterator[Problem]:
    """Name those who are in a team of somebody else: a lead takes in who is theirs, or in no team."""
    taken = {row["person_id"] for row in _begun(work, on)} - work.creates[Person].keys()
    if not taken:
        return
    there = Membership.objects.filter(person__in=taken, team__isnull=False, period__contains=on)
    managed = Person.objects.filter(permissions.may_manage_people(user=actor, on=on))
    others = there.exclude(person__in=managed).select_related("person", "team")
    named: set[int] = set()
    for each in others.order_by("person__sort_name", "person", "team__sort_name"):
        if each.team and each.person_id not in named:
            named.add(each.person_id)
            yield Problem(f"{each.person} is in {each.team}.", "", _ask(each.team, on), "person")


def _begun(work: Work, on: dt.date) -> Iterator[Values]:
    """Memberships that put somebody into a team: new ones, and old or coming ones that reach further.

    One that ended today may go on, so that its end can be undone.
    """
    yield from (row for row in work.creates[Membership].values() if row.get("team_id"))
    for id, values in work.changes[Membership].items():
        before = work.before[Membership][id]
        after = before | values
        same = all(after[column] == before[column] for column in ("person_id", "team_id"))
        reaches = not _holds(before["period"], on) and _reaches(after["period"], before["period"])
        if after["team_id"] and (reaches or not same):
            yield after


def _holds(period: DateRange, on: dt.date) -> bool:
    return period.lower <= on and (period.upper is None or on <= period.upper)


def _reaches(after: DateRange, before: DateRange) -> bool:
    longer = before.upper is not None and (after.upper is None or after.upper > before.upper)
    return longer or after.lower < before.lower


def _ask(team: Team, on: dt.date) -> str:
    lead = (
        Person.objects.filter(
            memberships__team=team, memberships__lead=True, memberships__period__contains=on
        )
        .order_by("sort_name", "pk")
        .first()
    )
    return f"Ask {lead}, who leads it, or an administrator." if lead else "Ask an administrator."
