"""Days off as the page of a person shows them, to whom they concern."""

import datetime as dt
from dataclasses import dataclass

from ownership.querysets.period import lasting
from teams.models import Absence, Person

ONE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The last day is a day off still."""

    pk: int
    first: dt.date
    last: dt.date
    now: bool


def absences(*, person: Person, on: dt.date) -> list[Days]:
    """Those of today and to come, the next first; one query."""
    rows = Absence.objects.filter(lasting(on=on), person=person).order_by("period")
    return [Days(row.pk, row.period.lower, row.period.upper - ONE, row.period.lower <= on) for row in rows]
