"""Who works where: present and former people, and what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.utils.text import slugify

from teams.enums import EmploymentKind

from .size import shares
from .teams import MANAGER, ROLES, Unit

YEARS = 5 * 365


@dataclass(slots=True)
class Someone:
    id: int
    name: str
    email: str
    role: int
    level: str
    unit: Unit
    manager: int | None
    since: dt.date
    left: dt.date | None
    kind: str


def staff(
    random: Random, known: dict[str, list[str]], *, units: list[Unit], people: int, ids: range, on: dt.date
) -> list[Someone]:
    """Everybody, the lead of a team first in it: some have left since, some leave on a day to come.

    Most teams are of about ten, a few much larger; above them are a lead and two or three more.
    """
    weights = [random.lognormvariate(0.0, 0.35) if unit.leaf else 0.3 for unit in units]
    spare = shares(people - len(units), weights)
    number, found = iter(ids), list[Someone]()
    used: dict[str, int] = {}
    for unit, more in zip(units, spare, strict=True):
        for place in range(1 + more):
            person = _someone(random, known, next(number), unit, lead=place == 0, used=used, on=on)
            found.append(person)
            here = person.left is None or person.left > on
            (unit.crew if here else unit.former).append(person.id)
            if place == 0:
                unit.lead = person.id
    return found


def _someone(
    random: Random,
    known: dict[str, list[str]],
    id: int,
    unit: Unit,
    *,
    lead: bool,
    used: dict[str, int],
    on: dt.date,
) -> Someone:
    first, last = random.choice(known["first"]), random.choice(known["last"])
    name = f"{first} {last}"
    used[name] = used.get(name, 0) + 1
    again = "" if used[name] == 1 else str(used[name])
    role = MANAGER if lead else random.choices(range(MANAGER), [9, 8, 3, 3, 2, 2, 1])[0]
    since = on - dt.timedelta(days=int(YEARS * random.random() ** 1.5) + 1)
    contractor = not lead and random.random() < 0.08
    left = None
    if not lead and random.random() < 0.05:
        left = since + dt.timedelta(days=1 + int((on - since).days * random.random()))
    elif contractor and random.random() < 0.4:
        left = on + dt.timedelta(days=random.randint(1, 300))
    above = (unit.parent.lead if unit.parent else None) if lead else unit.lead
    plain = f"{slugify(first)}.{slugify(last)}"
    return Someone(
        id,
        name,
        f"{plain}{again}@example.com",
        role,
        random.choice(ROLES[role][2]),
        unit,
        above,
        since,
        left,
        EmploymentKind.CONTRACTOR if contractor else EmploymentKind.EMPLOYEE,
    )


Member = tuple[bool, int, int | None, int | None, dt.date, dt.date | None]


def memberships(random: Random, people: list[Someone], units: list[Unit], *, on: dt.date) -> Iterator[Member]:
    """Rows of lead, person, team, seat, from, to: where everybody is, where some were, who sits where."""
    for person in people:
        unit, since = person.unit, person.since
        days = (min(person.left or on, on) - since).days
        if days > 60 and random.random() < 0.15:
            moved = since + dt.timedelta(days=random.randint(30, days - 1))
            former = random.choice(unit.beside())
            if former is not unit:
                yield False, person.id, former.id, None, since, moved
                former.former.append(person.id)
                since = moved
        # One team in thirty has nobody who leads it.
        lead = person.id == unit.lead and random.random() > 0.03
        yield lead, person.id, unit.id, None, since, person.left
        if random.random() < 0.03:
            second = random.choice(units)
            if second is not unit:
                yield False, person.id, second.id, None, since, person.left
    for unit in units:
        if unit.seat is not None and unit.crew and random.random() < 0.96:
            sitter = unit.crew[0] if unit.children else unit.crew[min(1, len(unit.crew) - 1)]
            yield False, sitter, unit.id, unit.seat, on - dt.timedelta(days=random.randint(1, YEARS)), None


def accounts(people: list[Someone], *, on: dt.date) -> Iterator[Someone]:
    """Who can be given a way to sign in: everybody who is here."""
    return (person for person in people if person.left is None or person.left > on)
