"""What people look at in a large organisation, and which cells they edit."""

from __future__ import annotations

import datetime as dt
from random import Random
from urllib.parse import urlencode

from django.db.models import Count

from ownership.bench.large.asked import queries
from ownership.models import Area, Assignment
from teams.models import Membership, Person, Team

CELLS, PAGES, TEAMS = 40, 200, 500
Cells = list[tuple[int, int]]


def paths(*, random: Random) -> list[str]:
    """Areas, teams, people, a team's matrix, a search; and where people begin."""
    areas = _some(random, list(Area.objects.values_list("pk", flat=True)))
    teams = _some(random, list(Team.objects.filter(closed_on=None).values_list("pk", flat=True)))
    people = _some(random, list(Person.objects.values_list("pk", flat=True)))
    asked = queries(random=random, count=PAGES)
    return [
        *(f"/areas/{pk}/" for pk in areas),
        *(f"/teams/{pk}/" for pk in teams),
        *(f"/people/{pk}/" for pk in people),
        *(f"/search/?{urlencode({'q': text})}" for text in asked if text.strip()),
        *(f"/matrix/?team={pk}&look=list" for pk in teams[: PAGES // 4]),
        *["/"] * (PAGES // 4),
    ]


def _some(random: Random, found: list[int]) -> list[int]:
    return random.sample(found, min(PAGES, len(found)))


def cells(*, random: Random, on: dt.date, editors: int) -> list[Cells]:
    """For each editor cells of a team of their own, in which nothing stands."""
    teams = Team.objects.filter(closed_on=None).annotate(n=Count("areas")).filter(n__gte=3).order_by("pk")
    some = list(teams[:TEAMS])
    free = filter(None, (_free(team, on) for team in random.sample(some, len(some))))
    found = [random.sample(of_team, min(CELLS, len(of_team))) for of_team, _ in zip(free, range(editors))]  # noqa: B905
    if len(found) < editors:
        raise ValueError(f"Of {len(some)} teams {len(found)} have cells that are free, not {editors}.")
    return found


def _free(team: Team, on: dt.date) -> Cells:
    areas = list(Area.objects.filter(owning_team=team, lifecycle="active").values_list("pk", flat=True))
    there = Membership.objects.filter(team=team, period__contains=on)
    people = list(there.order_by("person").values_list("person", flat=True).distinct()[:20])
    taken = set(Assignment.objects.filter(area__in=areas).values_list("area", "person"))
    return [(area, person) for area in areas for person in people if (area, person) not in taken]
