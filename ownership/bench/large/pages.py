"""Pages of a large organisation, as its administrator gets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random
from time import perf_counter

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count
from django.test import Client

from ownership.models import Area, Assignment
from teams.models import Membership, Person, Team, User

COUNT, AREAS, PEOPLE = 30, 200, 60


def areas(*, on: dt.date, random: Random) -> list[float]:
    """Some, among them the one with most below it."""
    widest = Area.objects.filter(parent__isnull=False).values("parent").annotate(n=Count("pk")).order_by("-n")
    ids = _some(random, list(Area.objects.values_list("pk", flat=True)))
    return timed([f"/areas/{pk}/" for pk in (widest[0]["parent"], *ids)])


def teams(*, on: dt.date, random: Random) -> list[float]:
    """Some, among them the one above all."""
    found = Team.objects.filter(closed_on=None).order_by("pk")
    ids = _some(random, list(found.values_list("pk", flat=True)))
    return timed([f"/teams/{pk}/" for pk in (found.filter(parent=None)[0].pk, *ids)])


def people(*, on: dt.date, random: Random) -> list[float]:
    """Some, among them the one who holds most."""
    live = Assignment.objects.filter(period__contains=on, person__isnull=False)
    busiest = live.values("person").annotate(n=Count("pk")).order_by("-n")[0]["person"]
    ids = _some(random, list(Person.objects.values_list("pk", flat=True)))
    return timed([f"/people/{pk}/" for pk in (busiest, *ids)])


def matrix(*, on: dt.date, random: Random) -> list[float]:
    """One team of 200 areas and 60 people, made for it and taken back."""
    with transaction.atomic():
        team = make(on=on, random=random)
        took = timed([f"/matrix/?team={team}&look=grid"] * 10)
        transaction.set_rollback(True)
    return took


def make(*, on: dt.date, random: Random) -> int:
    """A team of 200 areas and 60 people who hold what there is of them."""
    always = DateRange(on - dt.timedelta(days=60), None)
    team = Team.objects.create(name="Measured", slug="measured", since=always.lower)
    crew = Person.objects.bulk_create(Person(name=f"Measured {n}") for n in range(PEOPLE))
    Membership.objects.bulk_create(Membership(team=team, person=each, period=always) for each in crew)
    found = Area.objects.bulk_create(
        Area(name=f"Measured {n}", slug=f"measured-{n}", owning_team=team, since=always.lower)
        for n in range(AREAS)
    )
    Assignment.objects.bulk_create(
        Assignment(area=area, letter=letter, person=person, period=always)
        for area in found
        for letter in "ARCI"
        for person in random.sample(crew, 1 if letter == "A" else 2)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE ownership_assignment, ownership_area, ownership_areaplacement, teams_membership"
        )
    return team.pk


def timed(paths: Sequence[str]) -> list[float]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.filter(is_superuser=True, is_active=True).order_by("pk")[0])
    taken = []
    for path in (paths[0], *paths):  # the first is asked twice: what a process learns once is no page's
        start = perf_counter()
        answer = client.get(path, secure=True)
        taken.append((perf_counter() - start) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}.")
    return taken[1:]


def _some(random: Random, ids: list[int]) -> list[int]:
    return random.sample(ids, min(COUNT, len(ids)))
