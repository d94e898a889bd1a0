"""What an edit did, in words: for the line below the grid and for the change log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ownership.changes import Create, End, Row
from ownership.enums import Letter
from ownership.matrix.given import Place

if TYPE_CHECKING:
    from .cell_ground import Ground

# By cell: the letters, and whether as a deputy.
Letters = Mapping[Place, Sequence[tuple[str, bool]]]
NOUNS = {"person": "people", "team": "teams", "seat": "job roles"}


def label(*, made: Mapping[Place, Sequence[Row]], known: Ground) -> str:
    """Such as "A and R of Refunds to Ana Ruiz" or "R of 3 areas taken from 2 people"."""
    given = {place: [_given(row) for row in rows if isinstance(row, Create)] for place, rows in made.items()}
    taken = {place: _taken(place, rows, given[place], known) for place, rows in made.items()}
    parts = []
    if each := _only(given, deputy=False):
        parts.append(f"{_what(each, known)} to {_who(each, known)}")
    if each := _only(given, deputy=True):
        parts.append(f"{_who(each, known)} stand{_s(each)} in for {_what(each, known)}")
    if each := _only(taken, deputy=False):
        parts.append(f"{_what(each, known)} taken from {_who(each, known)}")
    if each := _only(taken, deputy=True):
        parts.append(f"{_who(each, known)} no longer stand{_s(each)} in for {_what(each, known)}")
    return "; ".join(parts)


def _given(row: Create) -> tuple[str, bool]:
    return str(row.values["letter"]), bool(row.values["deputy"])


def _taken(
    place: Place, rows: Sequence[Row], given: Sequence[tuple[str, bool]], known: Ground
) -> list[tuple[str, bool]]:
    """What ended; not where the same letter is given in another way."""
    ended = {row.id for row in rows if isinstance(row, End)}
    again = {letter for letter, _ in given}
    cell = known.cell(place)
    return [(e.letter, e.deputy) for e in cell if e.assignment in ended and e.letter not in again]


def _only(found: Letters, *, deputy: bool) -> dict[Place, frozenset[str]]:
    letters = {
        place: frozenset(letter for letter, stands in each if stands == deputy)
        for place, each in found.items()
    }
    return {place: each for place, each in letters.items() if each}


def _what(cells: Mapping[Place, frozenset[str]], known: Ground) -> str:
    kinds = set(cells.values())
    if len(kinds) == 1:
        letters = [each.value for each in Letter if each.value in next(iter(kinds))]
        said = " and ".join(letters) if len(letters) < 3 else f"{', '.join(letters[:-1])} and {letters[-1]}"
    else:
        said = f"{sum(map(len, cells.values()))} letters"
    areas = {area for area, _ in cells}
    return f"{said} of {known.areas[areas.pop()].name if len(areas) == 1 else f'{len(areas)} areas'}"


def _who(cells: Mapping[Place, object], known: Ground) -> str:
    holders = {holder for _, holder in cells}
    if len(holders) == 1:
        return known.parties[holders.pop()].name
    kinds = {kind for kind, _ in holders}
    return f"{len(holders)} {NOUNS[kinds.pop()] if len(kinds) == 1 else 'holders'}"


def _s(cells: Mapping[Place, object]) -> str:
    return "s" if len({holder for _, holder in cells}) == 1 else ""
