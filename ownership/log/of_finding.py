"""The life of one finding, the oldest first: found, given, put to rest, accepted, settled, come back.

What somebody did is kept beside it, who accepted it and ended that is in the change log, and when it was
there before are findings of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from ownership.enums import FindingDeed
from ownership.models import Finding, FindingEvent
from ownership.models.subject import SUBJECTS

from .exceptions import Step, exceptions, said_day
from .settlers import settlers

# On one day in this order: what ended by itself, what was found, what was done, what came of it.
OVER, FOUND, DONE, SETTLED = range(4)
WITHOUT = "Somebody"


@dataclass(order=True, frozen=True)
class Moment:
    on: dt.date
    place: int
    sentence: str = field(compare=False)


def life(*, finding: Finding, on: dt.date) -> list[Moment]:
    """Up to a day. Five queries, however long it is."""
    kind = next(kind for kind in SUBJECTS if getattr(finding, f"{kind}_id") is not None)
    about = {"rule": finding.rule, f"{kind}_id": getattr(finding, f"{kind}_id")}
    rows = list(Finding.objects.filter(**about, first_seen__lte=on).order_by("first_seen", "pk"))
    moments = [*_there(rows, kind=kind, on=on), *_deeds(rows, on=on)]
    moments += [_exception(step, rows) for step in exceptions(about=about, on=on)]
    return sorted(moments)


def _there(rows: list[Finding], *, kind: str, on: dt.date) -> Iterator[Moment]:
    days = {row.resolved_on for row in rows if row.resolved_on and row.resolved_on <= on}
    by = settlers(kind=kind, subject=getattr(rows[0], f"{kind}_id"), days=days) if days else {}
    for number, row in enumerate(rows):
        yield Moment(row.first_seen, FOUND, "Came back." if number else "Found.")
        if row.resolved_on in days:
            yield Moment(row.resolved_on, SETTLED, f"Settled{by.get(row.resolved_on, '.')}")


def _deeds(rows: list[Finding], *, on: dt.date) -> Iterator[Moment]:
    found = FindingEvent.objects.filter(finding__in=rows, on__lte=on).select_related("by__person", "to")
    resting: FindingEvent | None = None
    for event in found.order_by("on", "id"):
        yield from _woken(resting, before=event.on)
        resting = event if event.deed == FindingDeed.SNOOZED else None
        yield Moment(event.on, DONE, _said(event))
    yield from _woken(resting, before=on)


def _woken(event: FindingEvent | None, *, before: dt.date) -> Iterator[Moment]:
    if event is not None and event.until is not None and event.until <= before:
        yield Moment(event.until, OVER, "It rests no longer.")


def _said(event: FindingEvent) -> str:
    by = str(getattr(event.by, "person", event.by)) if event.by else WITHOUT
    return {
        FindingDeed.ACKNOWLEDGED.value: f"{by} is on it.",
        FindingDeed.SNOOZED.value: f"{by} lets it rest until {said_day(event.until)}.",
        FindingDeed.GIVEN.value: f"{by} gives it to {event.to}.",
        FindingDeed.REOPENED.value: f"{by} opens it again.",
    }[event.deed]


def _exception(step: Step, rows: list[Finding]) -> Moment:
    """It shows again where it still is there."""
    there = any(
        row.first_seen <= step.on and (row.resolved_on is None or row.resolved_on > step.on) for row in rows
    )
    again = ", and it shows again." if step.ends and there else "." if step.ends else ""
    return Moment(step.on, OVER if step.ends and not step.by else DONE, f"{step.said}{again}")
