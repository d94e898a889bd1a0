"""The tree of areas: a domain for each team, and what it has in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.utils.text import slugify

from ownership.enums import AreaKind, Complexity, Criticality, Lifecycle

from .size import shares
from .teams import Unit

YEARS = 4 * 365
# A domain of more is in groups; one so deep down is not.
GROUP, DEEP = 10, 4
KINDS = [AreaKind.DECISION] * 3 + [AreaKind.THING] * 4 + [AreaKind.ACTIVITY] * 3
CRITICAL: list[Criticality | None] = [Criticality.CRITICAL, *[Criticality.IMPORTANT] * 4]
CRITICAL += [*[Criticality.NORMAL] * 11, *[Criticality.MINOR] * 3, None]
COMPLEX: list[Complexity | None] = [
    Complexity.SIMPLE,
    *[Complexity.COMPLICATED] * 2,
    Complexity.COMPLEX,
    None,
]
STATES = [Lifecycle.PROPOSED, Lifecycle.RETIRING, Lifecycle.RETIRED]


@dataclass(slots=True)
class Place:
    """An area in the making."""

    id: int
    name: str
    parent: Place | None
    unit: Unit
    since: dt.date
    lifecycle: str = Lifecycle.ACTIVE
    inherits: bool = True
    purpose: str = ""
    criticality: str | None = None


def tree(
    random: Random, known: dict[str, list[str]], *, units: list[Unit], areas: int, ids: range, on: dt.date
) -> Iterator[Place]:
    """The areas, each after the one that it is in."""
    number = iter(ids)
    domains: dict[int, Place] = {}
    for unit in units[:areas]:
        above = domains.get(unit.parent.id) if unit.parent else None
        place = Place(next(number), unit.name, above, unit, _since(random, above, on))
        # The head of a division is not asked about every runbook.
        place.inherits = unit.level > 2
        domains[unit.id] = place
        yield place
    weights = [random.lognormvariate(0.0, 0.7) if unit.leaf else 0.2 for unit in units]
    for unit, many in zip(units, shares(areas - len(domains), weights), strict=True):
        if many:
            yield from _inside(random, known, number, domains[unit.id], many, on)


def _inside(
    random: Random, known: dict[str, list[str]], number: Iterator[int], domain: Place, many: int, on: dt.date
) -> Iterator[Place]:
    """The aspects of a domain, in groups where they are many and it is not too deep."""
    names = _names(random, known["aspects"], many)
    above = domain
    for place, (name, aspect) in enumerate(names):
        grouped = many > GROUP and domain.unit.level < DEEP
        inside = domain if grouped and place % GROUP == 0 else above
        one = Place(next(number), name, inside, domain.unit, _since(random, inside, on), purpose=aspect)
        one.inherits = random.random() > 0.02
        one.criticality = random.choice(CRITICAL)
        if random.random() < 0.07 and not (grouped and place % GROUP == 0):
            one.lifecycle = random.choice(STATES)
        yield one
        if grouped and place % GROUP == 0:
            above = one


def _names(random: Random, aspects: list[str], many: int) -> Iterator[tuple[str, str]]:
    """Names of their own in one place, with the plain aspect; of some, nearly the same again."""
    shuffled = random.sample(aspects, len(aspects))
    for each in range(many):
        aspect = shuffled[each % len(shuffled)]
        again = each // len(shuffled)
        if again:
            yield f"{aspect}, part {again + 1}", aspect
        elif random.random() < 0.002 and not aspect.endswith("s"):
            yield f"{aspect}s", aspect
        else:
            yield aspect, aspect


def _since(random: Random, above: Place | None, on: dt.date) -> dt.date:
    earliest = above.since if above else on - dt.timedelta(days=YEARS)
    return earliest + dt.timedelta(days=int((on - earliest).days * random.random() ** 3))


COLUMNS = [
    "id",
    "name",
    "slug",
    "description",
    "kind",
    "inherits",
    "criticality",
    "complexity",
    "lifecycle",
    "review_days",
    "confirmed_on",
    "confirmed_by_id",
    "unowned_reason",
    "unowned_until",
    "unowned_by_id",
    "separation_of_duties",
    "since",
    "owning_team_id",
    "parent_id",
    "category_id",
]


def row(
    random: Random,
    known: dict[str, list[str]],
    place: Place,
    *,
    team: int,
    categories: list[int],
    admin: int,
    on: dt.date,
) -> tuple[object, ...]:
    """An area, in the order of `COLUMNS`."""
    aspect, subject = place.purpose.lower() or "its standards", place.unit.name.lower()
    text = random.choice(known["describes"]).format(aspect=aspect, subject=subject)
    age = min((on - place.since).days, int(random.expovariate(1 / 90)))
    confirmed = on - dt.timedelta(days=age) if random.random() < 0.9 else None
    unowned = random.random() < 0.004
    return (
        place.id,
        place.name,
        slugify(place.name),
        text if random.random() < 0.7 else "",
        random.choice(KINDS),
        place.inherits,
        place.criticality,
        random.choice(COMPLEX),
        place.lifecycle,
        random.choice([None, None, 90, 180, 365]),
        confirmed,
        place.unit.lead if confirmed else None,
        "Waits for the reorganisation." if unowned else "",
        on + dt.timedelta(days=random.randint(10, 200)) if unowned else None,
        admin if unowned else None,
        random.random() < 0.02,
        place.since,
        team,
        place.parent and place.parent.id,
        random.choice(categories),
    )
