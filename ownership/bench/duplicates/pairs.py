"""Labelled pairs of areas: read from the text beside this file, and written as an organisation."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.enums import Letter, ResourceKind
from ownership.models import Area, Assignment, Resource
from teams.models import Person

SAME, OVERLAPPING, DIFFERENT = "same", "overlapping", "different"
TEXT = Path(__file__).with_name("pairs.txt")
SINCE = dt.date(2026, 1, 1)


@dataclass(frozen=True)
class Side:
    name: str
    description: str
    holders: tuple[str, ...]  # the accountable first
    resources: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """`held_out`: it had no part in setting limits. Of each label every other one is."""

    label: str
    trade: str
    sides: tuple[Side, Side]
    held_out: bool

    @property
    def alike(self) -> bool:
        """Whether comparing them is worth somebody's time."""
        return self.label != DIFFERENT


def pairs() -> list[Pair]:
    text = "\n".join(line for line in TEXT.read_text("utf-8").splitlines() if not line.startswith("#"))
    seen: Counter[str] = Counter()
    found = []
    for block in text.strip().split("\n\n"):
        head, one, other = block.strip().splitlines()
        label, trade = head.split(" ", 1)
        seen[label] += 1
        found.append(Pair(label, trade, (_side(one), _side(other)), held_out=seen[label] % 2 == 0))
    return found


def _side(line: str) -> Side:
    name, description, holders, resources = (part.strip() for part in line.split("|"))
    return Side(name, description, _list(holders), _list(resources))


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def write(*, pairs: list[Pair]) -> list[tuple[int, int]]:
    """Make each side an area in a place of its own; return the ids, in the order of the pairs."""
    sides = [side for pair in pairs for side in pair.sides]
    names = sorted({name for side in sides for name in side.holders})
    people = dict(zip(names, Person.objects.bulk_create(Person(name=name) for name in names), strict=True))
    places = Area.objects.bulk_create(
        Area(name=f"Place {n}", slug=f"place-{n}", since=SINCE) for n, _ in enumerate(sides)
    )
    areas = Area.objects.bulk_create(
        Area(name=side.name, slug=f"side-{n}", description=side.description, parent=places[n], since=SINCE)
        for n, side in enumerate(sides)
    )
    Assignment.objects.bulk_create(
        Assignment(area=area, letter=letter, person=people[name], period=DateRange(SINCE, None))
        for area, side in zip(areas, sides, strict=True)
        for letter, name in zip((Letter.A, *[Letter.R] * len(side.holders)), side.holders, strict=False)
    )
    Resource.objects.bulk_create(
        Resource(area=area, kind=_kind(value), value=value)
        for area, side in zip(areas, sides, strict=True)
        for value in side.resources
    )
    ids = [area.pk for area in areas]
    return list(zip(ids[::2], ids[1::2], strict=True))


def _kind(value: str) -> ResourceKind:
    return ResourceKind.URL if "://" in value else ResourceKind.PATH


def rounds(*, pairs: list[Pair]) -> list[list[Pair]]:
    """The same as organisations in which no two pairs have a name in common."""
    found: list[tuple[list[Pair], set[str]]] = []
    for pair in pairs:
        names = {side.name.lower() for side in pair.sides}
        for members, taken in found:
            if taken.isdisjoint(names):
                members.append(pair)
                taken |= names
                break
        else:
            found.append(([pair], names))
    return [members for members, _ in found]
