"""Who holds what: most areas well, some not, and a few people much more than others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random

from ownership.enums import Acceptance, Lifecycle

from .areas import Place
from .size import MOST_LETTERS, Impossible, shares
from .teams import Unit

# After the A and the first R: what an area has more of, and had. A lower-case one is a deputy's.
MORE, OFTEN, WERE = "RCIaSA", [20, 31, 29, 13, 7, 0.1], [30, 20, 20, 5, 2, 23]
# One in so many is told by a second letter what the first said.
SAID_TWICE, LATELY = 0.01, 14
# Of a hundred letters so many are former ones.
FORMER = 0.22

Holder = tuple[int, int]  # 0 a person, 1 a team, 2 a seat; its id
Row = tuple[int, str, bool, str, dt.date, dt.date | None, int | None, int | None, int | None]


def letters(
    random: Random, *, places: list[Place], units: list[Unit], assignments: int, on: dt.date
) -> Iterator[Row]:
    """Rows of area, letter, deputy, acceptance, from, to, and person, team or seat: exactly so many."""
    everyone = [person for unit in units for person in unit.crew]
    counts = shares(assignments, [random.lognormvariate(0.0, 0.45) for _ in places])
    for place, many in zip(places, _fitted(counts, room=min(MOST_LETTERS, len(everyone))), strict=True):
        yield from _of(random, place, many, units, everyone, on)


def _fitted(counts: list[int], *, room: int) -> list[int]:
    """No more than there is room for; what is over goes to the first that have some left."""
    over = sum(max(many - room, 0) for many in counts)
    fitted = list[int]()
    for many in counts:
        more = min(over, max(room - many, 0))
        over -= more
        fitted.append(min(many, room) + more)
    if over:
        raise Impossible(f"There are too few people here to hold the last {over} assignments. Ask for fewer.")
    return fitted


def _of(
    random: Random, place: Place, many: int, units: list[Unit], everyone: list[int], on: dt.date
) -> Iterator[Row]:
    taken: set[tuple[str, Holder]] = set()
    held: set[Holder] = set()
    age = max((on - place.since).days, 1)
    for number in range(many):
        former = number > 1 and random.random() < FORMER
        letter = _letter(random, number, former)
        holder = _holder(random, letter, place.unit, former, units)
        # Who has a letter is seldom told the same by another.
        while (letter, holder) in taken or (
            letter in "CIS" and holder in held and random.random() > SAID_TWICE
        ):
            holder = (0, random.choice(everyone))
        taken.add((letter, holder))
        held.add(holder)
        since = place.since + dt.timedelta(days=int(age * random.random() ** 2))
        until = None
        if former or place.lifecycle == Lifecycle.RETIRED:
            until = since + dt.timedelta(days=1 + int((on - since).days * random.random()))
        elif random.random() < 0.004:
            until = on + dt.timedelta(days=random.randint(1, 200))
        acceptance = _acceptance(random, lately=(on - since).days < LATELY and until is None)
        ids = [holder[1] if holder[0] == kind else None for kind in range(3)]
        yield place.id, letter.upper(), letter == "a", acceptance, since, until, ids[0], ids[1], ids[2]


def _letter(random: Random, number: int, former: bool) -> str:
    """The first is the A of nearly all; of the others what is inherited comes from above."""
    if number == 0:
        return "A" if random.random() < 0.95 else "R"
    if number == 1:
        return "R"
    return random.choices(MORE, WERE if former else OFTEN)[0]


def _holder(random: Random, letter: str, unit: Unit, former: bool, units: list[Unit]) -> Holder:
    """Of the team itself for A and R, of those beside it for C and I; seldom somebody who has left."""
    chance = random.random()
    if unit.former and chance < (0.5 if former else 0.002):
        return 0, random.choice(unit.former)
    if letter in "CI":
        near = random.choice(unit.beside()) if chance < 0.9 else random.choice(units)
        if letter == "I" or chance < 0.3:
            return 1, near.id
        unit = near
    elif letter == "R" and chance < 0.45:
        return 1, unit.id
    elif letter == "A" and chance < 0.12 and unit.seat is not None:
        return 2, unit.seat
    elif letter == "A" and chance < 0.2:
        return 1, unit.id
    # A few have most: the power brings the first of them forward.
    return 0, unit.crew[int(len(unit.crew) * random.random() ** 1.6)]


def _acceptance(random: Random, *, lately: bool) -> str:
    chance = random.random()
    if lately and chance < 0.2:
        return Acceptance.ASKED
    return Acceptance.DECLINED if chance > 0.9997 else Acceptance.ACCEPTED
