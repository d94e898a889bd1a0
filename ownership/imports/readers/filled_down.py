"""Values of section columns, written once and meant for the rows below."""

from .table import Table
from .text import one_line


class FilledDown:
    def __init__(self, table: Table, columns: tuple[int, ...]) -> None:
        self._grid, self._columns = table.grid, columns
        self._rows = iter(table.rows)
        self._last: dict[int, str] = {}

    def at(self, row: int) -> tuple[str, ...]:
        """Return the sections of a row; rows are asked for in their order."""
        for passed in self._rows:
            self._take(passed)
            if passed >= row:
                break
        return tuple(self._last[column] for column in self._columns if self._last.get(column))

    def _take(self, row: int) -> None:
        for depth, column in enumerate(self._columns):
            if text := one_line(self._grid.filled(row, column)):
                if self._last.get(column) != text:
                    for below in self._columns[depth + 1 :]:
                        self._last.pop(below, None)
                self._last[column] = text
