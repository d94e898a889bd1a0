"""Rows that name a section, told from areas that nobody holds."""

import re
from dataclasses import dataclass, field

from .grid import Grid
from .vocabulary.headings import SECTION, says

_NUMBER = re.compile(r"^\s*(?:[A-Za-z]{1,4}[-. ]?)?(\d+(?:\.\d+)*)\b")


@dataclass(frozen=True)
class BodyRow:
    row: int
    name: str
    identifier: str
    filled: bool


def section_rows(grid: Grid, rows: list[BodyRow]) -> tuple[set[int], set[int]]:
    """Return the rows that are sections, and those blank rows of which it is not sure."""
    blank = [row for row in rows if not row.filled]
    if len(blank) == len(rows):
        return {
            r.row for r in blank if r.row in grid.marked and not all(b.row in grid.marked for b in blank)
        }, set()
    last = max(row.row for row in rows if row.filled)
    marked = {row.row for row in blank if row.row in grid.marked and row.row < last}
    if marked:
        return marked, {row.row for row in blank} - marked
    by_number = _by_number(rows, last)
    if by_number is not None:
        return by_number, {row.row for row in blank} - by_number
    candidates = {row.row for row in blank if row.row < last}
    spoken = {row.row for row in blank if row.row in candidates and _looks_like_section(row.name)}
    if not rows[0].filled:
        return candidates, {row.row for row in blank} - candidates
    spoken |= _after_gaps(grid, rows) & candidates
    return spoken, {row.row for row in blank} - spoken


def _after_gaps(grid: Grid, rows: list[BodyRow]) -> set[int]:
    """Return the rows under a blank row with an area right below, where gaps stand over no others."""
    after = [row for row in rows[1:] if not any(grid.rows[row.row - 1])]
    filled = {row.row for row in rows if row.filled}
    if any(row.filled for row in after):
        return set()
    return {row.row for row in after if row.row + 1 in filled}


def _looks_like_section(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    loud = len(letters) > 4 and name == name.upper() and name != name.lower()
    return (
        loud
        or name.endswith(":")
        or says(name, frozenset({"phase", "stage", "fase", "этап", "phasen"}))
        or (bool(re.match(r"\w+\s+\d+\b", name)) and says(name.split()[0], SECTION))
    )


def _by_number(rows: list[BodyRow], last: int) -> set[int] | None:
    """Tell by ids: `1` over `1.1`, or no id where areas have one; None where ids say nothing."""
    depths = {row.row: _depth(row) for row in rows}
    filled = [depths[row.row] for row in rows if row.filled]
    if sum(depth > 0 for depth in filled) * 3 < len(filled) * 2:
        return None
    usual = max(set(filled), key=filled.count)
    blank = [row for row in rows if not row.filled and row.row < last]
    return {row.row for row in blank if depths[row.row] < usual}


def _depth(row: BodyRow) -> int:
    text = row.identifier or row.name
    match = _NUMBER.match(text)
    return match[1].count(".") + 1 if match else 0


@dataclass
class Path:
    """The sections above the row being read: of several in a row, each is one level below the one before."""

    names: tuple[str, ...] = ()
    _run: list[str] = field(default_factory=list)
    _depth: int = 0

    def enter(self, name: str) -> None:
        self._run.append(name.rstrip(": "))

    def settle(self) -> tuple[str, ...]:
        """Return the path for an area that stands here."""
        if self._run:
            self._depth = max(self._depth, len(self._run))
            self.names = (*self.names[: self._depth - len(self._run)], *self._run)
            self._run = []
        return self.names
