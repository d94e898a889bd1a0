"""The body of a table to areas, each with the letters that parties hold."""

import re
from dataclasses import dataclass, field

from ..reading import AreaRead, Doubt, Held
from .labels import Labels, label_columns
from .letters import STANDARD, Cell, read_cell
from .parties import Names, annotated, annotated_names, placeholders
from .sections import BodyRow, Path, section_rows
from .table import Column, Table
from .text import key, one_line
from .vocabulary.letter_words import BY_WORD

_TOTAL = re.compile(
    r"(grand |sub ?)?totals?\b|sums?\b|summe\b|gesamt\b|(count|number|anzahl) (of|der)\b|"
    r"(итого|всего|suma|somme|totaal|yhteensa|toplam)\b|合計|合计|총계"
)


@dataclass
class Body:
    """Areas and doubts of one table while it is read."""

    table: Table
    names: Names
    alphabet: tuple[tuple[str, str], ...] = STANDARD
    title: str = ""
    party: str = ""
    areas: list[AreaRead] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, row: int, column: int, message: str) -> None:
        self.doubts.append(Doubt(self.table.grid.where(row, column), message))

    def value(self, row: int, column: int) -> str:
        """Return a cell's text; what is merged from a label or from the head is not in it."""
        origin = self.table.grid.merged.get((row, column))
        inside = origin is None or (
            origin[1] not in self.table.labels and origin[0] not in range(self.table.header + 1)
        )
        return self.table.grid.filled(row, column) if inside else ""

    def read(self) -> tuple[list[AreaRead], list[Doubt]]:
        labels = label_columns(self.table)
        self._repeated_parties()
        rows = [row for r in self.table.rows if (row := self._row(r, labels))]
        if not rows:
            return [], self.doubts
        sections, unsure = section_rows(self.table.grid, rows)
        path, columns = Path(), _Filled(self.table, labels.sections)
        for row in rows:
            if row.row in sections:
                path.enter(row.name)
                continue
            section = path.settle() + columns.at(row.row)
            self._area(row, labels, section)
            if row.row in unsure:
                message = (
                    f"Nobody holds a letter of “{row.name}”. If it is a heading, put it in a section column."
                )
                self.doubt(row.row, labels.area or 0, message)
        return self.areas, self.doubts

    def _row(self, r: int, labels: Labels) -> BodyRow | None:
        grid = self.table.grid
        name = one_line(grid.filled(r, labels.area)) if labels.area is not None else self.title
        identifier = grid.at(r, labels.identifier) if labels.identifier is not None else ""
        texts = [self.value(r, column.index) for column in self.table.columns]
        filled = any(read_cell(text, self.alphabet).kind != "empty" for text in texts)
        if not name and filled:
            name = self._named_by_section(r, labels)
        elif not name and identifier and not identifier.isdigit():
            name, identifier = one_line(identifier), ""
        if not name or _TOTAL.match(key(name)) or (not filled and (len(name) > 160 or name.startswith("*"))):
            return None
        if filled and self.table.kind == "matrix" and not self._says_letters(texts):
            self.doubt(r, labels.area or 0, f"The row “{name[:60]}” holds no letters and is left out.")
            return None
        return BodyRow(r, name, identifier, filled)

    def _named_by_section(self, r: int, labels: Labels) -> str:
        """Return what stands in the section's column where the area's own is empty."""
        grid = self.table.grid
        name = next((one_line(grid.at(r, c)) for c in reversed(labels.sections) if grid.at(r, c)), "")
        if not name:
            message = "Letters without an area beside them. Name the area in this row."
            self.doubt(r, self.table.columns[0].index, message)
        return name

    def _says_letters(self, texts: list[str]) -> bool:
        kinds = {read_cell(text, self.alphabet).kind for text in texts if text}
        return (
            self.table.kind != "matrix"
            or bool(kinds & {"letters", "tick"})
            or ("unknown" in kinds and "text" not in kinds)
        )

    def _area(self, row: BodyRow, labels: Labels, section: tuple[str, ...]) -> None:
        notes = [self._note(row.row, c) for c in labels.notes]
        held: list[Held] = []
        for column in self.table.columns:
            if text := self.value(row.row, column.index):
                held.extend(self._cell(row.row, column, text, notes))
        where = self.table.grid.where(row.row, labels.area if labels.area is not None else 0)
        note = "; ".join(note for note in notes if note)
        self.areas.append(AreaRead(section, row.name, tuple(dict.fromkeys(held)), where, note))

    def _note(self, row: int, column: int) -> str:
        text = one_line(self.table.grid.at(row, column))
        heading = one_line(self.table.heading(column))
        return f"{heading}: {text}" if heading and text else text

    def _cell(self, row: int, column: Column, text: str, notes: list[str]) -> list[Held]:
        where = self.table.grid.where(row, column.index)
        if self.table.kind == "names":
            return self._annotated(row, column, text)
        if column.party and column.letters:
            return self.tick(row, column, text)
        if column.party:
            if (remark := read_cell(text, self.alphabet).remark) and not remark.isdigit():
                notes.append(f"{column.party}: {one_line(remark)}")
            return self.letters_of(row, column.index, text, column.party)
        self._to_come(row, column, text)
        return [held for name in self.names.split(text) for held in self._named(name, column, where)]

    def letters_of(self, row: int, column: int, text: str, party: str) -> list[Held]:
        """Read the letters that one party holds in one cell."""
        cell = read_cell(text, self.alphabet)
        self._doubts_of(row, column, text, cell)
        where = self.table.grid.where(row, column)
        return [Held(letter, one_line(party), where) for letter in cell.letters]

    def _named(self, name: str, column: Column, where: str) -> list[Held]:
        letters, party = column.letters, name
        if name.endswith(")") and (found := annotated(name, self.alphabet)):
            party, letters = found[0], tuple(dict.fromkeys(column.letters + found[1]))
        elif key(name) in BY_WORD:
            return []
        return [Held(letter, party, where) for letter in letters]

    def _annotated(self, row: int, column: Column, text: str) -> list[Held]:
        found = annotated_names(text, self.alphabet)
        if not found and read_cell(text).kind != "empty":
            self.doubt(
                row,
                column.index,
                f"“{one_line(text)[:60]}” does not say who holds which letter. Write “Ana (R)”.",
            )
        where = self.table.grid.where(row, column.index)
        return [Held(letter, party, where) for party, letters in found for letter in letters]

    def tick(self, row: int, column: Column, text: str) -> list[Held]:
        cell = read_cell(text, self.alphabet)
        if cell.kind == "tick" or set(cell.letters) & set(column.letters):
            where = self.table.grid.where(row, column.index)
            return [Held(letter, one_line(column.party), where) for letter in column.letters]
        if cell.kind != "empty":
            self.doubt(row, column.index, f"“{one_line(text)[:40]}” is no tick and is left out.")
        return []

    def _doubts_of(self, row: int, column: int, text: str, cell: Cell) -> None:
        shown = one_line(text)[:40]
        if cell.kind == "tick":
            self.doubt(row, column, f"“{shown}” does not say which letter is meant. Write R, A, C, I or S.")
        elif cell.kind == "text":
            self.doubt(row, column, f"“{shown}” is not a letter and is left out. Write R, A, C, I or S.")
        elif placeholders(text):
            self.doubt(row, column, f"“{shown}” is still to be decided. Write a letter when it is.")
        elif cell.unknown:
            strangers = ", ".join(f"“{letter}”" for letter in cell.unknown)
            self.doubt(row, column, f"{strangers} is none of R, A, C, I and S and is left out.")
        elif cell.unsure:
            self.doubt(row, column, f"“{shown}” has a question mark. It is read as {'/'.join(cell.letters)}.")

    def _to_come(self, row: int, column: Column, text: str) -> None:
        for missing in placeholders(text):
            self.doubt(row, column.index, f"“{missing}” names nobody yet. It is left out.")

    def _repeated_parties(self) -> None:
        seen: set[str] = set()
        for column in self.table.columns:
            if column.letters or not column.party:
                continue
            if key(column.party) in seen:
                message = f"“{one_line(column.party)}” heads two columns. Both are read as one party."
                self.doubt(self.table.header, column.index, message)
            seen.add(key(column.party))


class _Filled:
    """Values of section columns, written once and meant for the rows below."""

    def __init__(self, table: Table, columns: tuple[int, ...]) -> None:
        self._grid, self._columns = table.grid, columns
        self._rows = iter(table.rows)
        self._last: dict[int, str] = {}

    def at(self, row: int) -> tuple[str, ...]:
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
