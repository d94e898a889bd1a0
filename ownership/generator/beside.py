"""What stands beside the letters: resources, work that was counted, decisions, days away, expectations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from django.utils.text import slugify

from ownership.enums import DecisionPart, DecisionStatus, Expected, Lifecycle, ResourceKind

from .areas import Place
from .people import Someone
from .teams import HEAD, MANAGER, TECH_LEAD


def resources(random: Random, places: list[Place]) -> Iterator[tuple[int, str, str]]:
    """Area, kind, value; now and then two areas claim one path."""
    former = ""
    for place in places:
        chance = random.random()
        if chance < 0.25:
            path = f"{slugify(place.unit.name)}/{slugify(place.name)}-{place.id}/**"
            yield place.id, ResourceKind.PATH, former if former and random.random() < 0.003 else path
            former = path
        elif chance < 0.4:
            yield place.id, ResourceKind.CHANNEL, f"#{slugify(place.unit.name)}"


def months(on: dt.date, count: int) -> list[dt.date]:
    """The first days of this month and those before."""
    found = [on.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - dt.timedelta(days=1)).replace(day=1))
    return found


def contributions(
    random: Random, places: list[Place], *, on: dt.date
) -> Iterator[tuple[int, int, dt.date, int]]:
    """Area, person, month, count: of one area in six, the last half year."""
    recent = months(on, 6)
    for place in places:
        if random.random() < 1 / 6 and place.unit.crew and place.lifecycle == Lifecycle.ACTIVE:
            crew = place.unit.crew
            for person in random.sample(crew, min(len(crew), random.randint(1, 3))):
                for month in random.sample(recent, random.randint(1, 3)):
                    yield place.id, person, month, int(random.expovariate(1 / 12)) + 1


class Decided(NamedTuple):
    id: int
    title: str
    status: str
    date: dt.date
    areas: list[int]
    parties: list[tuple[str, int]]


def decisions(random: Random, places: list[Place], *, ids: range, on: dt.date) -> Iterator[Decided]:
    """One for each id."""
    for id, place in zip(ids, random.sample(places, len(ids)), strict=True):
        crew = [person for unit in place.unit.beside() for person in unit.crew]
        if not crew:
            continue
        some = random.sample(crew, min(len(crew), random.randint(1, 5)))
        parts = [DecisionPart.DECIDER, *[DecisionPart.CONSULTED] * 2, *[DecisionPart.INFORMED] * 2]
        status = DecisionStatus.ACCEPTED if random.random() < 0.85 else DecisionStatus.PROPOSED
        day = place.since + dt.timedelta(days=int((on - place.since).days * random.random()))
        title = f"{place.name} of {place.unit.name}"
        yield Decided(id, title, status, day, [place.id], list(zip(parts, some, strict=False)))


def absences(random: Random, people: list[Someone], *, on: dt.date) -> Iterator[tuple[int, dt.date, dt.date]]:
    """Person, from, to: one in twelve was away lately, is, or will be."""
    for person in people:
        if person.left is None and random.random() < 1 / 12:
            begin = on + dt.timedelta(days=random.randint(-60, 30))
            yield person.id, begin, begin + dt.timedelta(days=random.choice([3, 7, 14, 21, 90]))


def expectations(categories: list[int]) -> Iterator[tuple[int, int, str, str, str]]:
    """Index of the role, category, letter, level, expected or unusual."""
    for category in categories:
        yield TECH_LEAD, category, "A", "", Expected.EXPECTED
        yield HEAD, category, "R", "", Expected.UNUSUAL
        yield MANAGER, category, "A", "Manager", Expected.EXPECTED
        yield 1, category, "A", "Junior", Expected.UNUSUAL
