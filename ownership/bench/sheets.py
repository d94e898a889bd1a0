"""Sheets of any length, the same each time: areas in a tree of depth 4, several letters of each."""

from collections.abc import Iterator
from random import Random

NAMES = "Ana Ben Chen Dana Emil Fay Goran Hana Ivo Jun Kofi Lea Mara Nils Olga Pia Quinn Rosa Sami Tom"
FAMILIES = "Ruiz Okoye Li Lee Novak Sato Weber Costa Berg Silva Haas Moreau Diaz Kaya Lund Petrov Rossi"
FIRST, LAST = NAMES.split(), FAMILIES.split()
# Of the letters of one area: one decides, two work on it, one is asked, one is told.
LETTERS = "ARRCI"
PEOPLE, TEAM_EVERY = 60, 20
PER_GROUP, PER_DOMAIN = 20, 12


def person(number: int) -> str:
    """A name that reads as one; after all pairs of names come those with a middle name."""
    number, last = divmod(number, len(LAST))
    number, first = divmod(number, len(FIRST))
    middle = [FIRST[(number + place) % len(FIRST)] for place in range(1, 1 + bool(number))]
    return " ".join([FIRST[first], *middle, LAST[last]]) + (f"-{LAST[number % len(LAST)]}" if number else "")


def listed(*, rows: int, seed: int = 1) -> bytes:
    """One letter a row: where, what, who, which."""
    random = Random(seed)  # noqa: S311 - the same sheet each time
    people = max(PEOPLE, rows // 40)
    lines = ["Division,Group,Part,Area,Who,RACI"]
    number = 0
    while len(lines) <= rows:
        above = ",".join(_above(number))
        who = [_party(n) for n in random.sample(range(people), len(LETTERS))]
        lines += [f"{above},Area {number},{each},{letter}" for each, letter in zip(who, LETTERS, strict=True)]
        number += 1
    return "\n".join(lines[: rows + 1]).encode()


def matrix(*, rows: int, columns: int = PEOPLE, seed: int = 1) -> bytes:
    """Areas down and people across."""
    random = Random(seed)  # noqa: S311 - the same sheet each time
    heads = ",".join(_party(n) for n in range(columns))
    lines = [f"Division,Group,Part,Area,{heads}"]
    for number in range(rows):
        cells = [""] * columns
        for place, letter in zip(random.sample(range(columns), len(LETTERS)), LETTERS, strict=True):
            cells[place] = letter
        lines.append(",".join([*_above(number), f"Area {number}", *cells]))
    return "\n".join(lines).encode()


def _above(number: int) -> Iterator[str]:
    part = number // PER_GROUP
    group = part // PER_DOMAIN
    yield f"Division {group // PER_DOMAIN}"
    yield f"Group {group}"
    yield f"Part {part}"


def _party(number: int) -> str:
    return f"Team {number}" if number % TEAM_EVERY == 0 else person(number)
