"""What changes for a person by itself in the next weeks, as sentences, the soonest first."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from ownership.enums import Letter
from ownership.models import Assignment
from ownership.reports.wording import day
from teams.models import Employment, Membership, Person

DAYS = dt.timedelta(days=60)
ONE = dt.timedelta(days=1)
Dated = tuple[dt.date, str]


def soon(*, person: Person, on: dt.date, personal: bool) -> list[str]:
    """In the next 60 days; when somebody comes and goes is `personal`. Three queries."""
    dated = [
        *_dated(_between(person.assignments.all(), on).select_related("area"), on, _assignment),
        *_dated(
            _between(person.memberships.all(), on).select_related("team", "seat__job_role", "seat__team"),
            on,
            _membership,
        ),
    ]
    if personal:
        dated += _dated(_between(person.employments.all(), on), on, _employment)
    return [sentence for _, sentence in sorted(dated)]


def _between(rows: QuerySet[Any], on: dt.date) -> QuerySet[Any]:
    begins = Q(period__startswith__gt=on, period__startswith__lte=on + DAYS)
    return rows.filter(begins | Q(period__endswith__gt=on, period__endswith__lte=on + DAYS))


def _dated(rows: Iterable[Any], on: dt.date, says: Callable[[Any], str]) -> list[Dated]:
    found = []
    for row in rows:
        if row.period.lower > on:
            found.append((row.period.lower, f"{says(row)} from {day(row.period.lower, on=on)}."))
        if row.period.upper and row.period.upper <= on + DAYS:
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
