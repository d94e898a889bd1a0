"""What changes in a team by itself in the next weeks, as sentences, the soonest first."""

import datetime as dt

from django.db.models import Q

from ownership.enums import REPLACING, Letter
from ownership.models import Area, Assignment
from ownership.reports.wording import day
from ownership.web.team.people import Staff
from teams.models import Membership, Seat, Team

DAYS = dt.timedelta(days=60)
ONE = dt.timedelta(days=1)
Dated = tuple[dt.date, str]


def soon(*, team: Team, staff: Staff, on: dt.date) -> list[str]:
    dated = [*_people(staff, on), *_assignments(team, on)]
    return [sentence for _, sentence in sorted(dated)]


def _people(staff: Staff, on: dt.date) -> list[Dated]:
    coming = [
        (each.period.lower, f"{each.person} {_part(each)} from {day(each.period.lower, on=on)}.")
        for each in staff.coming
    ]
    going = [
        (each.period.upper, f"{each.person} {_part(each)} until {day(each.period.upper - ONE, on=on)}.")
        for each in staff.going
    ]
    return coming + going


def _part(membership: Membership) -> str:
    if membership.lead:
        return "leads it"
    return f"is {membership.seat.job_role} here" if membership.seat else "is a member"


def _assignments(team: Team, on: dt.date) -> list[Dated]:
    """A and R of what it owns, and of what it and its seats hold."""
    # Each found by an index of its own.
    held = Assignment.objects.filter(team=team).values("pk")
    owned = Assignment.objects.filter(area__in=Area.objects.filter(owning_team=team))
    seated = Assignment.objects.filter(seat__in=Seat.objects.filter(team=team))
    about = Q(pk__in=held.union(owned.values("pk"), seated.values("pk")))
    begins = Q(period__startswith__gt=on, period__startswith__lte=on + DAYS)
    ends = Q(period__contains=on, period__endswith__gt=on, period__endswith__lte=on + DAYS)
    rows = Assignment.objects.filter(about, begins | ends, letter__in=REPLACING)
    dated = []
    for row in rows.select_related("area", "person", "team", "seat__job_role", "seat__team"):
        if row.period.lower > on:
            dated.append((row.period.lower, f"{_does(row)} from {day(row.period.lower, on=on)}."))
        else:
            dated.append((row.period.upper, f"{_does(row)} until {day(row.period.upper - ONE, on=on)}."))
    return dated


def _does(row: Assignment) -> str:
    if row.deputy:
        return f"{row.holder} stands in for {row.area}"
    if row.letter == Letter.A:
        return f"{row.holder} is accountable for {row.area}"
    return f"{row.holder} does the work on {row.area}"
