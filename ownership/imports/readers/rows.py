"""The rows of a table of texts, in as little memory as a long sheet needs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload

Row = tuple[str, ...]
# Rows that are kept as they were looked at: what is asked of a cell is often asked of those around it.
NEAR = 128


class Rows(Sequence[Row]):
    """Each text once, however many cells say it, and of a cell the number of its text."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        numbers: dict[str, int] = {}
        self._cells, self._ends = array("I"), array("I", [0])
        for row in rows:
            self._cells.extend([numbers.setdefault(text, len(numbers)) for text in row])
            self._ends.append(len(self._cells))
        self.texts: Sequence[str] = [*numbers]
        self._near: dict[int, Row] = {}

    def told(self, text: Callable[[str], str]) -> Rows:
        """The same rows in other words: asked once for each text."""
        other = Rows(())
        other._cells, other._ends = self._cells, self._ends
        other.texts = [text(each) for each in self.texts]
        return other

    @property
    def widths(self) -> Iterator[int]:
        return (end - begin for begin, end in pairwise(self._ends))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[Row]:
        return (self._row(begin, end) for begin, end in pairwise(self._ends))

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        numbers = range(len(self))[place]
        if isinstance(numbers, range):
            return [self._look(number) for number in numbers]
        return self._near.get(numbers) or self._look(numbers)

    def at(self, row: int, column: int) -> str:
        """The text of a cell; nothing where there is none."""
        cells = self._near.get(row) or self._look(row)
        return cells[column] if 0 <= column < len(cells) else ""

    def _look(self, row: int) -> Row:
        if not 0 <= row < len(self._ends) - 1:
            return ()
        if len(self._near) == NEAR:
            self._near.clear()
        self._near[row] = found = self._row(self._ends[row], self._ends[row + 1])
        return found

    def _row(self, begin: int, end: int) -> Row:
        return tuple(map(self.texts.__getitem__, self._cells[begin:end]))
