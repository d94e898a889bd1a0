"""Tables of one letter a row: area, letter, party; or the parts of one party, named by the title."""

from collections.abc import Iterator
from dataclasses import replace

from ..reading import AreaRead, Doubt, Held
from .cells import Cells
from .labels import Labels, label_columns
from .table import Column, Table
from .text import one_line
from .vocabulary.headings import heads_letters


def is_long(table: Table) -> bool:
    """Say whether a row is one party's: one column holds its letters, or columns of letters are ticked."""
    if table.kind == "ticks":
        return True
    if len(table.columns) != 1 or not table.labels:
        return False
    heading = table.columns[0].party
    if heads_letters(heading):
        return True
    return (
        len(table.labels) > 1
        and label_columns(table, party_wanted=True).party is not None
        and not table.strong
    )


def read_long(cells: Cells, title: str, party: str) -> tuple[Iterator[AreaRead], list[Doubt]]:
    """Gather the rows of each area; the party is a column, or else the table's title.

    What is doubtful is known once the areas were gone through.
    """
    table = replace(cells.table, labels=cells.table.labels + cells.table.after, after=())
    labels = label_columns(table, party_wanted=True)
    rows: dict[tuple[str, ...], list[int]] = {}
    last: dict[int, str] = {}
    for row in table.rows:
        section = tuple(text for c in labels.sections if (text := _filled(table, row, c, last)))
        name = _filled(table, row, labels.area, last) if labels.area is not None else title
        if name and any(cells.value(row, column.index) for column in table.columns):
            rows.setdefault((*section, name), []).append(row)
    where = labels.area if labels.area is not None else table.columns[0].index
    areas = (
        AreaRead(place[:-1], place[-1], _all_held(cells, labels, of, party), table.grid.where(of[0], where))
        for place, of in rows.items()
    )
    return areas, cells.doubts


def _all_held(cells: Cells, labels: Labels, rows: list[int], alone: str) -> tuple[Held, ...]:
    return tuple(dict.fromkeys(each for row in rows for each in _held(cells, labels, row, alone)))


def _held(cells: Cells, labels: Labels, row: int, alone: str) -> list[Held]:
    table = cells.table
    parties = [alone] if labels.party is None else cells.names.split(table.grid.filled(row, labels.party))
    if parties == [""]:
        cells.doubt(
            row, table.columns[0].index, "Nothing names who is marked here. Name the party in a column."
        )
        parties = []
    held: list[Held] = []
    for column in table.columns:
        text = table.grid.at(row, column.index)
        for party in parties if text else ():
            if column.letters:
                held.extend(cells.tick(row, Column(column.index, party, column.letters), text))
            else:
                held.extend(cells.letters_of(row, column.index, text, party))
    return held


def _filled(table: Table, row: int, column: int, last: dict[int, str]) -> str:
    last[column] = one_line(table.grid.filled(row, column)) or last.get(column, "")
    return last[column]
