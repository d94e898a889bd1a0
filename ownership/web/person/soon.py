"""What changes for a person by itself in the next weeks, as sentences, the soonest first."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from ownership.enums import Letter
from ownership.models import Assignment
from ownership.reports.wording import day
from ownership.web.person.places import Places
from teams.models import Employment, Membership, Person

DAYS = dt.timedelta(days=60)
ONE = dt.timedelta(days=1)
Dated = tuple[dt.date, str]


def soon(*, person: Person, places: Places, on: dt.date, personal: bool) -> list[str]:
    """In the next 60 days; when somebody comes and goes is `personal`. One query."""
    begins = Q(period__startswith__gt=on, period__startswith__lte=on + DAYS)
    ends = Q(period__endswith__gt=on, period__endswith__lte=on + DAYS)
    dated = [
        *_dated(person.assignments.filter(begins | ends).select_related("area"), on, _assignment),
        *_dated(places.stays, on, _membership),
    ]
    if personal:
        dated += _dated(places.employments, on, _employment)
    return [sentence for _, sentence in sorted(dated)]


def _dated(rows: Iterable[Any], on: dt.date, says: Callable[[Any], str]) -> list[Dated]:
    found = []
    for row in rows:
        if on < row.period.lower <= on + DAYS:
            found.append((row.period.lower, f"{says(row)} from {day(row.period.lower, on=on)}."))
        if row.period.upper and on < row.period.upper <= on + DAYS:
            found.append((row.period.upper, f"{says(row)} until {day(row.period.upper - ONE, on=on)}."))
    return found


def _assignment(row: Assignment) -> str:
    letter = Letter(row.letter).label
    return f"Deputy, {letter.lower()} for {row.area}" if row.deputy else f"{letter} for {row.area}"


def _membership(row: Membership) -> str:
    if row.lead:
        return f"Leads {row.team}"
    return f"{row.seat}" if row.seat else f"In {row.team}"


def _employment(row: Employment) -> str:
    return f"Here as {row.get_kind_display().lower()}"
