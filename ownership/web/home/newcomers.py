"""Who is new, and what they find on their first days."""

import datetime as dt

from django.db.models.functions import Lower

from teams.models import Employment, Membership, Person

WHILE = dt.timedelta(days=60)


def is_new(*, person: Person, on: dt.date) -> bool:
    """Whether their first day, here or in a team, was less than 60 days ago. One query."""
    days = [Membership.objects, Employment.objects]
    first, second = (each.filter(person=person).values_list(Lower("period")) for each in days)
    begun = min((day for (day,) in first.union(second) if day), default=None)
    return begun is not None and on - WHILE < begun <= on
