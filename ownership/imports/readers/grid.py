"""A table of texts with positions: what every format is turned into."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest

from .rows import Rows


def column_name(index: int) -> str:
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True)
class Grid:
    """Rows of plain texts; `merged` maps a covered cell to the cell that covers it."""

    rows: Rows
    headings: tuple[str, ...] = ()
    sheet: str = ""
    several: bool = False
    lines: tuple[int, ...] | None = None
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    marked: frozenset[int] = frozenset()
    flipped: bool = False
    fenced: bool = False
    markup: bool = False
    # A sheet that once went out: its texts are as they were written.
    own: bool = False

    @cached_property
    def width(self) -> int:
        return max(self.rows.widths, default=0)

    def at(self, row: int, column: int) -> str:
        return self.rows.at(row, column)

    def filled(self, row: int, column: int) -> str:
        """Return the cell's text, or that of the merged cell which covers it."""
        return self.at(row, column) or (
            self.at(*self.merged[row, column]) if (row, column) in self.merged else ""
        )

    def where(self, row: int, column: int) -> str:
        if self.flipped:
            row, column = column, row
        if self.lines is not None:
            return f"line {self.lines[row]}" if 0 <= row < len(self.lines) else "line ?"
        cell = f"{column_name(column)}{row + 1}"
        return f"{self.sheet}!{cell}" if self.several else cell

    def turned(self) -> "Grid":
        """Swap rows and columns; positions still name the sheet's own cells."""
        rows = Rows(zip_longest(*self.rows, fillvalue=""))
        merged = {(c, r): (oc, orow) for (r, c), (orow, oc) in self.merged.items()}
        return replace(self, rows=rows, merged=merged, marked=frozenset(), flipped=not self.flipped)
