"""Where a person is: teams and seats, as links of a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ownership.web.home.newcomers import WHILE
from teams.models import Employment, Membership, Person


@dataclass(frozen=True)
class Places:
    """`stays` are all memberships there ever were, `memberships` each team or seat of the day once."""

    stays: list[Membership]
    memberships: list[Membership]
    employments: list[Employment]

    def new(self, *, on: dt.date) -> bool:
        """Whether their first day, here or in a team, was less than 60 days ago."""
        rows: list[Membership | Employment] = [*self.stays, *self.employments]
        first = min((each.period.lower for each in rows), default=None)
        return first is not None and on - WHILE < first <= on

    def teams(self, *, on: dt.date) -> set[int]:
        return {each.team_id for each in self.stays if each.team_id and _has(each, on)}

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
    """Two queries."""
    related = ("team", "seat__job_role", "seat__team")
    stays = list(person.memberships.select_related(*related).order_by("-lead", "team__sort_name"))
    return Places(
        stays,
        once(each for each in stays if _has(each, on)),
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


def _has(row: Employment | Membership, on: dt.date) -> bool:
    period = row.period
    return bool(period.lower <= on and (period.upper is None or period.upper > on))
