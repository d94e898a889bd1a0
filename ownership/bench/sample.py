"""An organisation to measure: 200 areas, 60 people, the same each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.enums import Perspective
from ownership.models import Area, Assignment, Category
from teams.models import JobRole, Membership, Person, Seat, Team

SINCE = dt.date(2026, 1, 1)
AREAS, PEOPLE, TEAMS = 200, 60, 9
# As large as an organisation may be: so many areas more, and 200 people in all.
MORE_AREAS, MORE_PEOPLE = 2_000, 140


@dataclass(frozen=True)
class Sample:
    on: dt.date
    areas: list[int]
    people: list[int]
    teams: list[int]


def make() -> Sample:
    """Write it with a statement a table, and let the server learn what it holds."""
    random = Random(7)  # noqa: S311 - the same organisation each time
    always = DateRange(SINCE, None)
    teams = _teams()
    people = Person.objects.bulk_create(Person(name=f"Person {n}") for n in range(PEOPLE))
    role = JobRole.objects.create(name="Tech lead")
    seats = Seat.objects.bulk_create(Seat(job_role=role, team=team) for team in teams)
    Membership.objects.bulk_create(
        Membership(
            person=person,
            team=teams[n % TEAMS],
            lead=n < TEAMS,
            seat=seats[n % TEAMS] if n < 2 * TEAMS else None,
            period=always,
        )
        for n, person in enumerate(people)
    )
    areas = _areas(random, teams)
    holders: list[dict[str, Any]] = [
        *({"person": person} for person in people),
        *({"team": team} for team in teams),
        *({"seat": seat} for seat in seats),
    ]
    Assignment.objects.bulk_create(
        Assignment(area=area, letter=letter, period=always, **holder)
        for area in areas
        for letter in "ARCI"
        if letter != "A" or area.parent_id is None or random.random() < 0.6
        for holder in random.sample(holders, 1 if letter == "A" else 2)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Sample(
        SINCE + dt.timedelta(days=90),
        [area.pk for area in areas],
        [person.pk for person in people],
        [team.pk for team in teams],
    )


def grow(*, people: int, areas: Sequence[int], teams: Sequence[int]) -> list[int]:
    """Add areas, named alike, below those that there are, and people; say which areas are new."""
    random = Random(11)  # noqa: S311 - the same organisation each time
    always = DateRange(SINCE, None)
    newcomers = Person.objects.bulk_create(Person(name=f"Newcomer {n}") for n in range(people))
    Membership.objects.bulk_create(
        Membership(person=person, team_id=teams[n % TEAMS], period=always)
        for n, person in enumerate(newcomers)
    )
    more = Area.objects.bulk_create(
        Area(name=f"More {n}", slug=f"more-{n}", parent_id=random.choice(areas), since=SINCE)
        for n in range(MORE_AREAS)
    )
    Assignment.objects.bulk_create(
        Assignment(area=area, letter=letter, period=always, person=person)
        for area in more
        for letter in "ARCI"
        for person in random.sample(newcomers, 1 if letter == "A" else 2)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [area.pk for area in more]


def _teams() -> list[Team]:
    top = Team.objects.create(name="Engineering", slug="engineering", since=SINCE)
    others = Team.objects.bulk_create(
        Team(name=f"Team {n}", slug=f"team-{n}", parent=top, since=SINCE) for n in range(1, TEAMS)
    )
    return [top, *others]


def _areas(random: Random, teams: list[Team]) -> list[Area]:
    """Eight categories; a tenth on top, the others below one another."""
    categories = Category.objects.bulk_create(
        Category(name=f"Category {n}", perspective=Perspective.SYSTEM, position=n) for n in range(8)
    )
    areas: list[Area] = []
    for size in (AREAS // 10, AREAS // 10 * 3, AREAS // 10 * 6):
        areas += Area.objects.bulk_create(
            Area(
                name=f"Area {len(areas) + n}",
                slug=f"area-{len(areas) + n}",
                category=random.choice(categories),
                owning_team=random.choice(teams),
                parent=random.choice(areas) if areas else None,
                since=SINCE,
            )
            for n in range(size)
        )
    return areas
