"""What changed of one team between two days."""

from __future__ import annotations

import datetime as dt
from random import Random
from time import perf_counter

from django.db.models import Count

from ownership.matrix import difference
from teams.models import Team

COUNT, DAYS = 10, 90


def teams(*, on: dt.date, random: Random) -> list[float]:
    """Some of those who own most, over a quarter of a year."""
    owning = Team.objects.filter(closed_on=None).annotate(n=Count("areas")).order_by("-n", "pk")[: 10 * COUNT]
    ids = random.sample([team.pk for team in owning], min(COUNT, len(owning)))
    taken = []
    for team in ids:
        start = perf_counter()
        difference(before=on - dt.timedelta(days=DAYS), after=on, team=team)
        taken.append((perf_counter() - start) * 1000)
    return taken
