"""A sheet that once went out of here: read as it was written, with the numbers of areas and parties."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ownership.packed import Packed
from ownership.sheet import ABOVE, AREA, BETWEEN, MARK, NOT_MADE_HERE, path_of, referenced, stamped

from ..reading import AreaRead, Doubt, Held, Reading, Ref
from . import cell_doubts
from .grid import Grid
from .letters import read_cell
from .text import key, one_line

_HEAD_WITHIN = 6
_DELIMITER = re.compile(rf'([,;\t|])"?{MARK}|{MARK}[^,;\t|\n"]*"?([,;\t|])')
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def is_own(rows: Sequence[Sequence[str]]) -> bool:
    return any(_is_head(row) for row in rows[:_HEAD_WITHIN])


def _is_head(row: Sequence[str]) -> bool:
    return AREA in row and any(cell.startswith(MARK) for cell in row)


def own_delimiter(text: str) -> str:
    """What stands beside the mark in the head; nothing where no mark is."""
    head = next((line for line in text[:100_000].split("\n")[:_HEAD_WITHIN] if MARK in line), "")
    match = _DELIMITER.search(head)
    return (match[1] or match[2]) if match else ""


def as_written(cell: str) -> str:
    """Take the marks off that keep a cell of Markdown as it is."""
    return html.unescape(_ESCAPED.sub(r"\1", cell))


def read_own(grid: Grid, *, name: str) -> Reading:
    return _Own(grid).read(name)


class _Own:
    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.head = next(r for r, row in enumerate(grid.rows) if _is_head(row))
        row = grid.rows[self.head]
        self.area = row.index(AREA)
        self.mark = next(c for c, cell in enumerate(row) if cell.startswith(MARK))
        self.above = row.index(ABOVE) if ABOVE in row[: self.area] else None
        below = range(self.head + 1, len(grid.rows))
        self.last = next((r for r in below if any(c.startswith(MARK) for c in grid.rows[r])), None)
        self.refs = dict(self._refs())
        self.parties = self._parties()
        self.doubts: list[Doubt] = []

    def read(self, name: str) -> Reading:
        areas = Packed(self._areas())
        stamp = stamped(self.grid.at(self.head, self.mark))
        refs = {self.parties[c]: ref for c, ref in self.refs.items()}
        day, partly = (stamp.on, stamp.partly) if stamp else (None, True)
        return Reading(name, areas, tuple(dict.fromkeys(self.doubts)), refs, day, partly)

    def _refs(self) -> Iterator[tuple[int, Ref]]:
        for column in self._party_columns() if self.last is not None else ():
            found = referenced(self.grid.at(self.last or 0, column))
            if found and found[0] != "area":
                yield column, Ref(*found, one_line(self.grid.at(self.head, column)))

    def _party_columns(self) -> list[int]:
        columns = range(self.area + 1, self.grid.width)
        return [c for c in columns if c != self.mark and self.grid.at(self.head, c).strip()]

    def _parties(self) -> dict[int, str]:
        """Heads that other code takes for one name are told apart by their numbers."""
        names = {c: one_line(self.grid.at(self.head, c)) for c in self._party_columns()}
        alike: dict[str, set[object]] = {}
        for c, name in names.items():
            alike.setdefault(key(name), set()).add(self.refs.get(c, ""))
        return {
            c: f"{name} ({self.refs[c].kind} {self.refs[c].id})"
            if c in self.refs and len(alike[key(name)]) > 1
            else name
            for c, name in names.items()
        }

    def _areas(self) -> Iterator[AreaRead]:
        for r in range(self.head + 1, len(self.grid.rows)):
            name = one_line(self.grid.at(r, self.area))
            if r == self.last or not name:
                continue
            above = path_of(self.grid.at(r, self.above)) if self.above is not None else ()
            filled = (c for c in self.parties if self.grid.at(r, c))
            held = tuple(dict.fromkeys(each for c in filled for each in self._held(r, c)))
            found = referenced(self.grid.at(r, self.mark))
            ref = found[1] if found and found[0] == "area" else None
            yield AreaRead(above, name, held, self.grid.where(r, self.area), ref=ref)

    def _held(self, row: int, column: int) -> Iterator[Held]:
        text = self.grid.at(row, column)
        letters, message = _given(text)
        if message:
            self.doubts.append(Doubt(self.grid.where(row, column), message))
        for letter in letters:
            yield Held(letter, self.parties[column], self.grid.where(row, column))


@lru_cache(maxsize=4096)
def _given(text: str) -> tuple[tuple[str, ...], str]:
    """The letters of a cell that are given in it, and what is doubtful."""
    tokens = [token for token in map(str.strip, text.split(BETWEEN)) if token]
    rest = [token for token in tokens if not NOT_MADE_HERE.fullmatch(token)]
    cell = read_cell(BETWEEN.join(rest))
    return cell.letters, cell_doubts.of_letters(text.strip(), cell) if rest else ""
