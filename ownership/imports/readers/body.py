"""The body of a table to areas, each with the letters that parties hold."""

import re
from dataclasses import dataclass, field

from ownership.packed import Packed

from ..reading import AreaRead, Doubt, Held
from .cell_doubts import of_stand_in
from .cells import Cells
from .filled_down import FilledDown
from .labels import Labels, label_columns
from .sections import BodyRow, Path, section_rows
from .table import Table
from .text import key, one_line

_TOTAL = re.compile(
    r"(grand |sub ?)?totals?\b|sums?\b|summe\b|gesamt\b|(count|number|anzahl) (of|der)\b|"
    r"(итого|всего|suma|somme|totaal|yhteensa|toplam)\b|合計|合计|총계"
)


@dataclass
class Body:
    """Areas of one table while it is read; `title` names the area where no column does."""

    cells: Cells
    title: str = ""
    areas: Packed[AreaRead] = field(default_factory=Packed)

    @property
    def table(self) -> Table:
        return self.cells.table

    def read(self) -> tuple[Packed[AreaRead], list[Doubt]]:
        labels = label_columns(self.table)
        self._doubt_heads()
        rows = [row for r in self.table.rows if (row := self._row(r, labels))]
        if not rows:
            return self.areas, self.cells.doubts
        sections, unsure = section_rows(self.table.grid, rows)
        path, columns = Path(), FilledDown(self.table, labels.sections)
        for row in rows:
            if row.row in sections:
                path.enter(row.name)
                continue
            self._area(row, labels, path.settle() + columns.at(row.row))
            if row.row in unsure:
                held = f"Nobody holds a letter of “{row.name}”."
                message = f"{held} If it is a heading, put it in a section column."
                self.cells.doubt(row.row, labels.area or 0, message)
        return self.areas, self.cells.doubts

    def _row(self, r: int, labels: Labels) -> BodyRow | None:
        grid = self.table.grid
        name = one_line(grid.filled(r, labels.area)) if labels.area is not None else self.title
        identifier = grid.at(r, labels.identifier) if labels.identifier is not None else ""
        texts = [self.cells.value(r, column.index) for column in self.table.columns]
        filled = bool(self.cells.kinds(texts) - {"empty"})
        if not name and filled:
            name = self._named_by_section(r, labels)
        elif not name and identifier and not identifier.isdigit():
            name, identifier = one_line(identifier), ""
        if not name or _TOTAL.match(key(name)) or (not filled and (len(name) > 160 or name.startswith("*"))):
            return None
        if filled and self.table.kind == "matrix" and not self._says_letters(texts):
            message = f"The row “{name[:60]}” holds no letters and is left out."
            self.cells.doubt(r, labels.area or 0, message)
            return None
        return BodyRow(r, name, identifier, filled)

    def _named_by_section(self, r: int, labels: Labels) -> str:
        """Return what stands in the section's column where the area's own is empty."""
        grid = self.table.grid
        name = next((one_line(grid.at(r, c)) for c in reversed(labels.sections) if grid.at(r, c)), "")
        if not name:
            message = "Letters without an area beside them. Name the area in this row."
            self.cells.doubt(r, self.table.columns[0].index, message)
        return name

    def _says_letters(self, texts: list[str]) -> bool:
        kinds = self.cells.kinds(texts)
        return bool(kinds & {"letters", "tick"}) or ("unknown" in kinds and "text" not in kinds)

    def _area(self, row: BodyRow, labels: Labels, section: tuple[str, ...]) -> None:
        notes = [self._note(row.row, c) for c in labels.notes]
        held: list[Held] = []
        for column in self.table.columns:
            if text := self.cells.value(row.row, column.index):
                held.extend(self.cells.held(row.row, column, text, notes))
        where = self.table.grid.where(row.row, labels.area if labels.area is not None else 0)
        note = "; ".join(note for note in notes if note)
        self.areas.append(AreaRead(section, row.name, tuple(dict.fromkeys(held)), where, note))

    def _note(self, row: int, column: int) -> str:
        text = one_line(self.table.grid.at(row, column))
        heading = one_line(self.table.heading(column))
        return f"{heading}: {text}" if heading and text else text

    def _doubt_heads(self) -> None:
        seen: set[str] = set()
        for column in self.table.columns:
            if column.letters or not column.party:
                continue
            if key(column.party) in seen:
                message = f"“{one_line(column.party)}” heads two columns. Both are read as one party."
                self.cells.doubt(self.table.header, column.index, message)
            self.cells.doubt(self.table.header, column.index, of_stand_in(one_line(column.party)))
            seen.add(key(column.party))
