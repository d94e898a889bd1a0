"""Open findings of a day, narrowed and in order, as people read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import BooleanField, Case, ExpressionWrapper, Q, QuerySet, When

from ownership.enums import Severity
from ownership.models import Finding
from teams.models import Person, User

from . import concerning, waivers
from .former import set_aside, settled_before
from .read import Read
from .showing import MOST, lasting, showing
from .wording import worded

# Of any state; and open again after it was settled.
ALL, REOPENED = "all", "reopened"
ORDER = {severity.value: place for place, severity in enumerate(Severity)}


def open_findings(
    *,
    on: dt.date,
    viewer: User | None = None,
    rule: str | None = None,
    severity: str | None = None,
    team: int | None = None,
    category: int | None = None,
    state: str | None = None,
    mine: Person | None = None,
    areas: Collection[int] | None = None,
    ids: Collection[int] | None = None,
    near: Q | None = None,
    asking: bool = True,
    most: int | None = None,
) -> list[Read]:
    """Findings open on a day, most severe first, then oldest. The number of queries is constant.

    `team` takes the teams below it in, `mine` keeps those that ask a person, `near` what `concerning` tells.
    `state` is a FindingState, "accepted", "baseline" or "all"; without it, what is open or acknowledged, of
    which "reopened" keeps what came back. What is about one person's figures only those see who may; `viewer`
    None is the system and sees everything. Without `asking` nobody is looked for whom they ask, nor the areas
    and teams beyond their names, which is most of the work. Of more than `most` the first are read.
    """
    shown = state in (None, REOPENED)
    found = showing(on=on, viewer=viewer) if shown else lasting(on=on, viewer=viewer)
    found = _narrowed(found, rule=rule, severity=severity, ids=ids, areas=areas)
    if team is not None:
        found = found.filter(concerning.under(teams=[team], on=on))
    if mine is not None:
        found = found.filter(concerning.asking(person=mine, on=on))
    if near is not None:
        found = found.filter(near)
    rows = list(ordered(found)[:most])
    accepted = {} if shown else waivers.in_force(findings=rows, on=on)
    reads = worded(findings=rows, accepted=accepted, on=on, asking=asking)
    return [
        read
        for read in reads
        if (shown or state in (ALL, read.state))
        and (state != REOPENED or read.came_back is not None)
        and (team is None or team in read.within)
        and (category is None or any(area.category_id == category for area in read.affects))
        and (mine is None or read.asks == mine)
        and (areas is None or any(area in areas for area in read.areas))
    ]


def _narrowed(
    found: QuerySet[Finding],
    *,
    rule: str | None,
    severity: str | None,
    ids: Collection[int] | None,
    areas: Collection[int] | None,
) -> QuerySet[Finding]:
    found = found.select_related("person", "team").annotate(
        aside=ExpressionWrapper(set_aside(), BooleanField()), settled_before=settled_before()
    )
    if rule is not None:
        found = found.filter(rule=rule)
    if severity is not None:
        found = found.filter(severity=severity)
    if ids is not None:
        found = found.filter(id__in=ids)
    if areas is not None:
        found = found.filter(concerning.naming(areas=areas))
    return found


def first(*, on: dt.date, viewer: User | None, near: Q) -> list[int]:
    """The ids of what shows by default, in order, up to `MOST`: to count, and to read the first of them."""
    return list(ordered(showing(on=on, viewer=viewer).filter(near)).values_list("pk", flat=True)[:MOST])


def ordered(found: QuerySet[Finding]) -> QuerySet[Finding]:
    """Most severe first, then oldest."""
    place = Case(*(When(severity=each, then=rank) for each, rank in ORDER.items()))
    return found.order_by(place, "first_seen", "pk")
