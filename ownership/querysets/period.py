"""Filters by day, for whatever has a period."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from teams.models import Employment


def here(*, on: dt.date, person: str = "pk") -> Combinable | Q:
    """Whether a person is here: no employment of theirs is known, or one of them has the day."""
    known = Employment.objects.filter(person=OuterRef(person))
    return Q(Exists(known.filter(period__contains=on))) | Q(~Exists(known))
