"""What the cells of a grid say in letters, and the rows where a matrix may begin."""

from .grid import Grid
from .letters import Cell, read_cell
from .vocabulary.headings import AREA, IDENTIFIER, PARTY, SECTION, is_exactly


class Letters:
    """What each cell of a grid says in letters; one row at a time is kept, that which was looked at last."""

    def __init__(self, grid: Grid, alphabet: tuple[tuple[str, str], ...]) -> None:
        self.grid = grid
        self._read = {text: read_cell(text, alphabet) for text in grid.rows.texts if text}
        self._last: tuple[int, dict[int, Cell]] = -1, {}

    def cells(self, row: int) -> dict[int, Cell]:
        """By column; the empty ones are not among them."""
        if self._last[0] != row:
            texts = enumerate(self.grid.rows[row])
            self._last = row, {c: self._read[text] for c, text in texts if text}
        return self._last[1]

    def held(self, row: int) -> list[int]:
        return [c for c, cell in self.cells(row).items() if cell.kind == "letters"]

    def texts(self, row: int, columns: range | list[int]) -> list[int]:
        cells = self.cells(row)
        return [c for c in columns if c in cells and cells[c].kind in {"text", "unknown"}]


def first_letters(letters: Letters, row: int) -> list[int]:
    """Return the columns of letters when the row looks like the first of a body."""
    held = letters.held(row)
    if not held:
        return []
    cells = letters.cells(row)
    others = [c for c in cells if c not in held]
    if others and min(others) < min(held) and _codes(letters, row, min(others), held):
        return []
    return held if len(cells) > 1 else []


def _codes(letters: Letters, row: int, label: int, held: list[int]) -> bool:
    """Say whether a row of short codes (`Task | IS | CR`) is itself the head of letters."""
    texts = [letters.grid.at(row, c) for c in held]
    if not is_exactly(letters.grid.at(row, label), AREA | SECTION | PARTY | IDENTIFIER):
        return False
    if (
        len(set(texts)) < len(texts)
        or not all(text.isalpha() for text in texts)
        or all(len(text) == 1 for text in texts)
    ):
        return False
    return any(
        set(letters.held(below)) & set(held) for below in range(row + 1, min(row + 4, len(letters.grid.rows)))
    )
