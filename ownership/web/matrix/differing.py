"""The difference of two days as a page shows it: a row an area, a cell a letter, and sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from ownership import log
from ownership.matrix import Change, Difference
from ownership.matrix.pivot import ORDER

# With the word that leads to the area.
ROLES = {
    "R": "responsible for",
    "A": "accountable for",
    "C": "consulted on",
    "I": "informed about",
    "S": "support for",
}
Cells = list[list[Change]]


@dataclass(frozen=True)
class Line:
    """A change with who wrote it, where the log knows."""

    change: Change
    author: log.Author | None

    @property
    def before(self) -> str:
        """What comes before the area's name: "On 9 Nov Ana Ruiz became accountable for"."""
        change = self.change
        role = f"deputy of whoever is {ROLES[change.letter]}" if change.deputy else ROLES[change.letter]
        lead = f"On {change.on.day} {change.on:%b %Y} " if change.on else ""
        if change.what == "removed":
            return f"{lead}{change.before} ceased to be {role}"
        return f"{lead}{change.after} became {role}"

    @property
    def after(self) -> str:
        """What comes after it: whom somebody follows."""
        return f", instead of {self.change.before}" if self.change.what == "moved" else ""


@dataclass(frozen=True)
class Row:
    """`note` says that the area is new, or that it is not there any more."""

    area: int
    name: str
    note: str
    cells: Cells  # by letter, in the order of ORDER


def areas(*, found: Difference) -> dict[int, str]:
    """Names of those in which anything changed, in the order of the tree; those without letters last."""
    changed = {change.area: change.name for change in found.changes}
    return changed | found.made | found.gone


def rows(*, found: Difference, areas: Mapping[int, str]) -> list[Row]:
    """What changed in each of these."""
    by_area: dict[int, list[Change]] = defaultdict(list)
    for change in found.changes:
        by_area[change.area].append(change)
    return [
        Row(
            area,
            name,
            _note(found, area),
            [[each for each in by_area[area] if each.letter == letter] for letter in ORDER],
        )
        for area, name in areas.items()
    ]


def lines(*, found: Difference, areas: Container[int]) -> list[Line]:
    """What was decided in these areas themselves, by whom; what they inherit follows from it. One query."""
    own = [change for change in found.changes if not change.inherited_from and change.area in areas]
    made = {change.came for change in own if change.came and change.on}
    ended = {change.went for change in own if change.went and change.on and not change.came}
    known = log.authors(made=made - {None}, ended=ended - {None})
    return [Line(change, known.get(change.came or change.went or 0) if change.on else None) for change in own]


def counted(*, changes: Iterable[Change]) -> dict[str, int]:
    counts = {"added": 0, "removed": 0, "moved": 0}
    for change in changes:
        counts[change.what] += 1
    return counts


def _note(found: Difference, area: int) -> str:
    if area in found.made:
        return "new"
    return "no longer there" if area in found.gone else ""
