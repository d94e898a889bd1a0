"""Which area each place of a sheet is: one that is there, or a new one."""

from array import array
from collections.abc import Sequence

from ownership.changes import New
from ownership.imports.places import Path, Places


class Targets:
    """Told of each place once, in order. What is new goes by the number of the place that makes it."""

    def __init__(self, *, places: Places, top: int | New | None) -> None:
        self.places, self.top = places, top
        # By number of the place: an id, or less than nought.
        self._rows = array("q")
        self._made: dict[tuple[int, str], int] = {}
        self._first: dict[int, Path] = {}
        self._alike: dict[int, list[Path]] = {}

    def __getitem__(self, path: Path) -> int | New:
        row = self._row(path)
        return row if row > 0 else New(f"area {-row}")

    def above(self, path: Path) -> int | New | None:
        return self[path[:-1]] if len(path) > 1 else self.top

    def find(self, path: Path, id: int) -> None:
        """It is an area that is there."""
        self._add(path, id)

    def make(self, path: Path) -> New | None:
        """The new area; nothing where another place makes it: both stand below two names of one area."""
        own = -1 - len(self._rows)
        top = self.top if isinstance(self.top, int) else 0
        above = self._row(path[:-1]) if len(path) > 1 else top
        row = self._made.setdefault((above, path[-1]), own)
        self._add(path, row)
        return New(f"area {-row}") if row == own else None

    def alike(self, path: Path) -> Sequence[Path]:
        """All places that are the same area, in order."""
        return self._alike.get(self._row(path), (path,))

    def _row(self, path: Path) -> int:
        return self._rows[self.places.number(path)]

    def _add(self, path: Path, row: int) -> None:
        self._rows.append(row)
        if (first := self._first.setdefault(row, path)) != path:
            self._alike.setdefault(row, [first]).append(path)
