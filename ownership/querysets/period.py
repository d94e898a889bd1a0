"""Filters by day, for whatever has a period."""

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from teams.models import Employment


def here(*, on: dt.date, person: str = "pk") -> Combinable | Q:
    """Whether a person is here: no employment of theirs is known, or one of them has the day."""
    known = Employment.objects.filter(person=OuterRef(person))
    return Q(Exists(known.filter(period__contains=on))) | Q(~Exists(known))


def lasting(*, on: dt.date) -> Q:
    """What holds on a day or later: what has ended is left out, what is yet to begin is not."""
    return Q(period__overlap=DateRange(on, None))
