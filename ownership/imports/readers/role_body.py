"""How far the body goes under a head of letters."""

from .grid import Grid
from .letter_headings import letter_heading
from .table import Column
from .text import key
from .vocabulary.headings import known


def body_rows(grid: Grid, first: int, end: int, columns: tuple[Column, ...]) -> tuple[int, ...]:
    """Return the rows up to another table's head, two blank rows or the end."""
    rows: list[int] = []
    blanks = 0
    for r in range(first, end):
        texts = [text for text in grid.rows[r] if text]
        if not texts:
            blanks += 1
            continue
        if blanks and (
            blanks > 2 or _other_head(texts) or (len(texts) == 1 and _leads_away(grid, r, end, columns))
        ):
            break
        if blanks and len(texts) > 1 and not any(grid.filled(r, column.index) for column in columns):
            break
        blanks = 0
        rows.append(r)
    return tuple(rows)


def _other_head(texts: list[str]) -> bool:
    return len(texts) > 1 and sum(known(text) or bool(letter_heading(text)) for text in texts) * 2 >= len(
        texts
    )


def _leads_away(grid: Grid, row: int, end: int, columns: tuple[Column, ...]) -> bool:
    """Say whether a lone cell after a gap is a title of something else, or a remark, and no section."""
    if len("".join(grid.rows[row])) > 80 or key("".join(grid.rows[row])).startswith(
        ("legend", "note", "key", "legende")
    ):
        return True
    for below in range(row + 1, min(row + 4, end)):
        texts = [text for text in grid.rows[below] if text]
        if texts:
            return _other_head(texts) or not any(grid.filled(below, column.index) for column in columns)
    return True
