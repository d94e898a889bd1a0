"""Open findings as rows, to be counted, or read by `reading`: one query."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection

from django.db.models import Q, QuerySet

from ownership import permissions
from ownership.enums import FindingState
from ownership.models import Finding
from teams.models import Person, User

from .accepted import Accepted
from .concerning import naming
from .former import set_aside
from .registry import RULES

# What shows unless asked otherwise.
SHOWN = (FindingState.OPEN, FindingState.ACKNOWLEDGED)
# Beyond so many a number says no more, and counting would be most of a page's work.
MOST = 1_000


def showing(*, on: dt.date, viewer: User | None = None) -> QuerySet[Finding]:
    """Open or acknowledged on a day, not accepted on purpose, not set aside, not withheld from who looks."""
    awake = Q(state__in=SHOWN) | Q(state=FindingState.SNOOZED, snoozed_until__lte=on)
    return unaccepted(on=on, viewer=viewer).filter(awake, ~set_aside())


def unaccepted(*, on: dt.date, viewer: User | None = None) -> QuerySet[Finding]:
    """Likewise, but also what rests or is set aside."""
    return lasting(on=on, viewer=viewer).filter(~Accepted(on=on))


def lasting(*, on: dt.date, viewer: User | None = None) -> QuerySet[Finding]:
    """The same, whatever somebody said about it."""
    found = Finding.objects.filter(Q(resolved_on=None) | Q(resolved_on__gt=on), first_seen__lte=on)
    return found.filter(visible(viewer=viewer, on=on), rule__in=RULES)


def visible(*, viewer: User | None, on: dt.date) -> Q:
    """Findings that somebody may see: one person's figures are for that person and who manages them."""
    if permissions.is_administrator(user=viewer):
        return Q()
    personal = [rule.code for rule in RULES.values() if rule.personal]
    seen = Person.objects.filter(permissions.may_see_figures(user=viewer, on=on))
    return ~Q(rule__in=personal) | Q(person=None) | Q(person__in=seen)


def by_rule(*, on: dt.date, viewer: User | None = None) -> Counter[str]:
    return Counter(showing(on=on, viewer=viewer).values_list("rule", flat=True))


def by_area(*, on: dt.date, areas: Collection[int], viewer: User | None = None) -> Counter[int]:
    """How many findings affect each of these areas: as their subject, or named by another."""
    rows = showing(on=on, viewer=viewer).filter(naming(areas=areas))
    affected = ({area, *(named or ())} - {None} for area, named in rows.values_list("area", "facts__areas"))
    return Counter(area for each in affected for area in each if area in areas)


def affected_areas(*, on: dt.date, viewer: User | None = None) -> set[int]:
    """Every area that a finding is about or names."""
    rows = showing(on=on, viewer=viewer).values_list("area", "facts__areas")
    return {area for itself, named in rows for area in (itself, *(named or ())) if area}
