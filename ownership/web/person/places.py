"""Where a person is: teams and seats, manager and reports, as links of a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ownership.querysets.period import here
from teams.models import Employment, Membership, Person


@dataclass(frozen=True)
class Places:
    memberships: list[Membership]
    reports: list[Person]
    employments: list[Employment]

    def state(self, *, on: dt.date, personal: bool) -> str:
        """ "left 3 May 2026", "from 1 Jul 2026", or nothing for who is here; the days are `personal`."""
        if not self.employments or any(_has(each, on) for each in self.employments):
            return ""
        if not personal:
            return "not here"
        coming = [each.period.lower for each in self.employments if each.period.lower > on]
        if coming:
            return f"here from {min(coming):%-d %b %Y}"
        last = max(each.period.upper for each in self.employments) - dt.timedelta(days=1)
        return f"left, last day {last:%-d %b %Y}"


def places(*, person: Person, on: dt.date) -> Places:
    """Three queries."""
    there = person.memberships.filter(period__contains=on)
    return Places(
        once(
            there.select_related("team", "seat__job_role", "seat__team").order_by("-lead", "team__sort_name")
        ),
        list(person.reports.filter(here(on=on)).order_by("sort_name")),
        list(person.employments.order_by("period")),
    )


def once(memberships: Iterable[Membership]) -> list[Membership]:
    """Each team once: a seat in it, or leading it, says more than being in it."""
    rows = sorted(memberships, key=lambda row: (row.seat is None, not row.lead))
    found: dict[object, Membership] = {}
    for row in rows:
        known = found.setdefault(row.team_id or ("seat", row.seat_id), row)
        known.lead = known.lead or row.lead
    return sorted(found.values(), key=lambda row: (not row.lead, str(row.team or row.seat)))


def _has(employment: Employment, on: dt.date) -> bool:
    period = employment.period
    return bool(period.lower <= on and (period.upper is None or period.upper > on))
