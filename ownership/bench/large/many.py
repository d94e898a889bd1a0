"""Many at once: readers and editors at the web server, and whether each edit is there afterwards."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from uuid import UUID

from django.apps import apps
from django.db.models import Count

from ownership.bench.large.asked import queries
from ownership.bench.large.serving import served
from ownership.bench.large.visitors import Done, Editor, Reader
from ownership.models import Area, Assignment
from teams.models import Membership, Person, Team, User

READERS, EDITORS, SECONDS = 50, 5, 60
CELLS, PAGES = 40, 200


@dataclass(frozen=True)
class Result:
    """Milliseconds of each answer; what was no answer; the acknowledged edits, and those not there."""

    reads: list[float]
    edits: list[float]
    errors: Counter[str]
    acknowledged: int
    lost: list[Done]


def many(
    *,
    on: dt.date,
    random: Random,
    readers: int = READERS,
    editors: int = EDITORS,
    seconds: float = SECONDS,
) -> Result:
    """It edits the organisation, whose administrator must be known: only one that was made up."""
    users = list(User.objects.filter(is_active=True, person__isnull=False).order_by("pk")[: 20 * readers])
    paths, cells = _paths(random), _cells(random, on, editors)
    admin = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")[0]
    with served() as port:
        until = time.monotonic() + seconds

        def each(user: User) -> tuple[User, int, Random, float]:
            return user, port, Random(random.random()), until  # noqa: S311 - the same each time

        reading = [Reader(*each(user), paths=paths) for user in random.sample(users, readers)]
        editing = [Editor(*each(admin), cells=own) for own in cells]
        for visitor in (*reading, *editing):
            visitor.until += time.monotonic() - (until - seconds)
        for visitor in (*reading, *editing):
            visitor.start()
        for visitor in (*reading, *editing):
            visitor.join()
    done = [each for visitor in editing for each in visitor.done]
    return Result(
        [took for visitor in reading for took in visitor.took],
        [took for visitor in editing for took in visitor.took],
        Counter(error for visitor in (*reading, *editing) for error in visitor.errors),
        len(done),
        list(_lost(done, on)),
    )


def reading(*, on: dt.date, random: Random) -> list[float]:
    """What readers waited, with errors and lost edits being none."""
    found = many(on=on, random=random)
    if found.errors or found.lost:
        raise RuntimeError(f"{found.errors.total()} errors, {len(found.lost)} lost edits: {found.errors}")
    return found.reads


def _paths(random: Random) -> list[str]:
    """What people look at: areas, teams, people, a team's matrix, a search; and where they begin."""
    from urllib.parse import urlencode

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


def _cells(random: Random, on: dt.date, editors: int) -> list[list[tuple[int, int]]]:
    """For each editor cells of their own in which nothing stands: their teams are others'."""
    teams = Team.objects.filter(closed_on=None).annotate(n=Count("areas")).filter(n__gte=3).order_by("pk")
    found = []
    for team in random.sample(list(teams[:500]), editors):
        areas = list(Area.objects.filter(owning_team=team, lifecycle="active").values_list("pk", flat=True))
        there = Membership.objects.filter(team=team, period__contains=on)
        people = list(there.values_list("person", flat=True).distinct()[:20])
        taken = set(Assignment.objects.filter(area__in=areas).values_list("area", "person"))
        free = [(area, person) for area in areas for person in people if (area, person) not in taken]
        found.append(random.sample(free, min(CELLS, len(free))))
    return found


def _lost(done: list[Done], on: dt.date) -> Iterator[Done]:
    """Edits that the change log does not have, and last ones of a cell that are not so."""
    event = apps.get_model("ownership", "AssignmentEvent")
    logged = event.objects.filter(pgh_context__in={UUID(each.request) for each in done})
    known = set(logged.values_list("pgh_context", "area", "person"))
    live = Assignment.objects.filter(letter="C", period__contains=on, area__in={each.area for each in done})
    held = set(live.values_list("area", "person"))
    last = {(each.area, each.person): each for each in done}
    for each in done:
        if (UUID(each.request), each.area, each.person) not in known:
            yield each
    for cell, each in last.items():
        if (cell in held) != each.given:
            yield each
