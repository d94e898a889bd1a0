"""What changed of one team between two days."""

from __future__ import annotations

import datetime as dt
from functools import partial
from random import Random

from django.db.models import Count

from ownership.bench.timing import took
from ownership.matrix import difference
from teams.models import Team

COUNT, DAYS = 10, 90


def teams(*, on: dt.date, random: Random) -> list[float]:
    """Some of those who own most, over a quarter of a year."""
    owning = Team.objects.filter(closed_on=None).annotate(n=Count("areas")).order_by("-n", "pk")[: 10 * COUNT]
    ids = random.sample([team.pk for team in owning], min(COUNT, len(owning)))
    before = on - dt.timedelta(days=DAYS)
    return [took(partial(difference, before=before, after=on, team=team)) for team in ids]
