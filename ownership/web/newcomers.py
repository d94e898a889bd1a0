"""Who is new, and what they find on their first days."""

import datetime as dt

from django.db.models import Min
from django.db.models.functions import Lower

from teams.models import Person

WHILE = dt.timedelta(days=60)


def is_new(*, person: Person, on: dt.date) -> bool:
    """Whether their first day, here or in a team, was less than 60 days ago. Two queries."""
    first = Min(Lower("period"))
    days = [each.aggregate(day=first)["day"] for each in (person.memberships, person.employments)]
    begun = min((day for day in days if day), default=None)
    return begun is not None and on - WHILE < begun <= on
