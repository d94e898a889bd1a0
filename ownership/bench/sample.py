"""An organisation to measure: 200 areas, 60 people, the same each time."""

from __future__ import annotations

import datetime as dt
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
