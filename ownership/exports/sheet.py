"""A matrix as rows of texts, the same for every format. No figures: a sheet travels further than a page."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ownership.matrix import Cell, Key, Mark, Matrix, Row
from ownership.matrix.areas import lineage
from ownership.matrix.model import Grouping
from ownership.sheet import ABOVE, AREA, BETWEEN, path_text, reference, stamp
from teams.models import Person

GROUPS: dict[Grouping, str] = {"category": "Category", "team": "Owning team", "tree": "Section"}


@dataclass(frozen=True)
class Party:
    name: str
    reference: str


@dataclass(frozen=True)
class Line:
    """`labels` go with the sheet's; a cell's text goes with its party."""

    labels: tuple[str, ...]
    cells: tuple[str, ...]
    reference: str
    depth: int
    begins: bool


@dataclass(frozen=True)
class Sheet:
    """`said` is what it shows, in words; `groups` are names over so many parties each."""

    title: str
    said: tuple[str, ...]
    on: dt.date
    stamp: str
    labels: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    parties: tuple[Party, ...]
    lines: tuple[Line, ...]

    @property
    def head(self) -> list[str]:
        return [*self.labels, *(party.name for party in self.parties), self.stamp]

    @property
    def last(self) -> list[str]:
        """The row that says which party is which."""
        blank = [""] * (len(self.labels) - 1)
        return [self.stamp, *blank, *(party.reference for party in self.parties), ""]

    def rows(self) -> Iterator[list[str]]:
        yield self.head
        for line in self.lines:
            yield [*line.labels, *line.cells, line.reference]
        yield self.last


def sheet(
    *, matrix: Matrix, group: Grouping = "category", team: str = "", narrowed: tuple[str, ...] = ()
) -> Sheet:
    """`team` and `narrowed` say in words what the matrix was narrowed to."""
    keys = [column.key for column in matrix.all_columns]
    above = lineage(on=matrix.on, areas=[row.area for row in matrix.rows])
    own = (GROUPS[group],) if group else ()

    def line(row: Row, name: str, *, begins: bool) -> Line:
        names = [_one_line(above.name(area)) for area in reversed(above.above(row.area))]
        labels = (*((_one_line(name),) if own else ()), path_text(names), _one_line(row.name))
        cells = tuple(_cell(row, key) for key in keys)
        return Line(labels, cells, reference(kind="area", id=row.area), row.depth, begins)

    return Sheet(
        title=team or "Ownership matrix",
        said=(_what(matrix), *narrowed),
        on=matrix.on,
        stamp=stamp(on=matrix.on, partly=bool(narrowed) or not _whole(matrix)),
        labels=(*own, ABOVE, AREA),
        groups=tuple((_one_line(group.name), len(group.columns)) for group in matrix.column_groups),
        parties=_parties(matrix),
        lines=tuple(
            line(row, group.name, begins=not number)
            for group in matrix.row_groups
            for number, row in enumerate(group.rows)
        ),
    )


def _cell(row: Row, key: Key) -> str:
    return BETWEEN.join(_text(mark, row.area) for mark in _plain_first(row.cell(key), row.area))


def _plain_first(cell: Cell, area: int) -> list[Mark]:
    return sorted(cell, key=lambda mark: not _made_here(mark, area)) if len(cell) > 1 else list(cell)


def _text(mark: Mark, area: int) -> str:
    text = f"{mark.letter} deputy" if mark.deputy else mark.letter
    return text if _made_here(mark, area) else f"({text})"


def _made_here(mark: Mark, area: int) -> bool:
    """Whether it was given to this very party in this very area: brackets tell what was not."""
    return any(not each.dimmed and not each.through and each.source == area for each in mark.reasons)


def _whole(matrix: Matrix) -> bool:
    """Whether all that the areas hold is there as made: a team's letter may stand behind a member's own."""
    if matrix.mode != "direct" or matrix.columns != "people":
        return False
    marks = (mark for row in matrix.rows for cell in row.cells.values() for mark in cell)
    return not any(reason.dimmed for mark in marks for reason in mark.reasons)


def _parties(matrix: Matrix) -> tuple[Party, ...]:
    """Two of one name are told apart by their address, else by number."""
    names = {column.key: _one_line(column.name) for column in matrix.all_columns}
    times = Counter(name.casefold() for name in names.values())
    twice = {key for key, name in names.items() if times[name.casefold()] > 1}
    asked = [id_ for kind, id_ in twice if kind == "person"]
    emails = dict(Person.objects.filter(id__in=asked).values_list("id", "email")) if asked else {}

    def party(key: Key, name: str) -> Party:
        kind, id_ = key
        ref = reference(kind=kind, id=id_) if id_ else ""
        beside = (kind == "person" and emails.get(id_)) or ref
        return Party(f"{name} ({beside})" if key in twice and beside else name, ref)

    return tuple(party(key, name) for key, name in names.items())


def _what(matrix: Matrix) -> str:
    held = "as assigned" if matrix.mode == "direct" else "with what is inherited or held through others"
    who = {"people": "people", "teams": "teams", "seats": "job roles"}[matrix.columns]
    return f"Who holds what, {held}, by {who}, on {matrix.on.day} {matrix.on:%B %Y}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
