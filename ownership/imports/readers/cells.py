"""One cell of a table's body to the letters that parties hold."""

from dataclasses import dataclass, field

from ..reading import Doubt, Held
from . import cell_doubts
from .annotated import annotated, annotated_names
from .letters import STANDARD, read_cell
from .parties import Names, placeholders
from .table import Column, Table
from .text import key, one_line
from .vocabulary.letter_words import BY_WORD


@dataclass
class Cells:
    """The cells of one table, and the doubts that reading them raised."""

    table: Table
    names: Names
    alphabet: tuple[tuple[str, str], ...] = STANDARD
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, row: int, column: int, message: str) -> None:
        if message:
            self.doubts.append(Doubt(self.table.grid.where(row, column), message))

    def value(self, row: int, column: int) -> str:
        """Return a cell's text; what is merged from a label or from the head is not in it."""
        origin = self.table.grid.merged.get((row, column))
        inside = origin is None or (
            origin[1] not in self.table.labels and origin[0] not in range(self.table.header + 1)
        )
        return self.table.grid.filled(row, column) if inside else ""

    def kinds(self, texts: list[str]) -> set[str]:
        return {read_cell(text, self.alphabet).kind for text in texts if text}

    def held(self, row: int, column: Column, text: str, notes: list[str]) -> list[Held]:
        """Read one cell; a remark beside its letters is added to the notes."""
        if self.table.kind == "names":
            return self._annotated(row, column, text)
        if column.party and column.letters:
            return self.tick(row, column, text)
        if column.party:
            if (remark := read_cell(text, self.alphabet).remark) and not remark.isdigit():
                notes.append(f"{column.party}: {one_line(remark)}")
            return self.letters_of(row, column.index, text, column.party)
        return self._named(row, column, text)

    def letters_of(self, row: int, column: int, text: str, party: str) -> list[Held]:
        """Read the letters that one party holds in one cell."""
        cell = read_cell(text, self.alphabet)
        self.doubt(row, column, cell_doubts.of_letters(text, cell))
        where = self.table.grid.where(row, column)
        return [Held(letter, one_line(party), where) for letter in cell.letters]

    def tick(self, row: int, column: Column, text: str) -> list[Held]:
        """Read a mark under a party's letter."""
        cell = read_cell(text, self.alphabet)
        if cell.kind == "tick" or set(cell.letters) & set(column.letters):
            where = self.table.grid.where(row, column.index)
            return [Held(letter, one_line(column.party), where) for letter in column.letters]
        if cell.kind != "empty":
            self.doubt(row, column.index, f"“{one_line(text)[:40]}” is no tick and is left out.")
        return []

    def _named(self, row: int, column: Column, text: str) -> list[Held]:
        """Read the names under a letter."""
        for missing in placeholders(text):
            self.doubt(row, column.index, f"“{missing}” names nobody yet. It is left out.")
        for choice in self.names.choices(text):
            self.doubt(row, column.index, f"“{choice[:60]}” is read as both. Name only the one who is meant.")
        where = self.table.grid.where(row, column.index)
        held: list[Held] = []
        for name in self.names.split(text):
            party, letters = self._party(name, column.letters)
            self.doubt(row, column.index, cell_doubts.of_stand_in(party) if letters else "")
            held.extend(Held(letter, party, where) for letter in letters)
        return held

    def _party(self, name: str, letters: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        if name.endswith(")") and (found := annotated(name, self.alphabet)):
            return found[0], tuple(dict.fromkeys(letters + found[1]))
        return name, () if key(name) in BY_WORD else letters

    def _annotated(self, row: int, column: Column, text: str) -> list[Held]:
        """Read names that bring their letters: `Ana (R), Ben (A)`."""
        found = annotated_names(text, self.alphabet)
        if not found and read_cell(text).kind != "empty":
            shown = one_line(text)[:60]
            self.doubt(row, column.index, f"“{shown}” does not say who holds which letter. Write “Ana (R)”.")
        where = self.table.grid.where(row, column.index)
        return [Held(letter, party, where) for party, letters in found for letter in letters]
