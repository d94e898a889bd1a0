"""What the cells of a grid say in letters, and the rows where a matrix may begin."""

from .grid import Grid
from .letters import Cell, read_cell
from .vocabulary.headings import AREA, IDENTIFIER, PARTY, SECTION, is_exactly


class Letters:
    """What each cell of a grid says in letters, read once."""

    def __init__(self, grid: Grid, alphabet: tuple[tuple[str, str], ...]) -> None:
        self.grid = grid
        self.rows: list[dict[int, Cell]] = [
            {c: read_cell(text, alphabet) for c, text in enumerate(row) if text} for row in grid.rows
        ]

    def held(self, row: int) -> list[int]:
        return [c for c, cell in self.rows[row].items() if cell.kind == "letters"]

    def texts(self, row: int, columns: range | list[int]) -> list[int]:
        cells = self.rows[row]
        return [c for c in columns if c in cells and cells[c].kind in {"text", "unknown"}]


def first_letters(letters: Letters, row: int) -> list[int]:
    """Return the columns of letters when the row looks like the first of a body."""
    held = letters.held(row)
    if not held:
        return []
    cells = letters.rows[row]
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
        set(letters.held(below)) & set(held) for below in range(row + 1, min(row + 4, len(letters.rows)))
    )
