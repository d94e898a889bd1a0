"""Tables with one column of names and their letters: `Alex (A, R), Sam (C)`."""

from .annotated import annotated_names
from .grid import Grid
from .table import Column, Table

_SAMPLE = 200


def name_table(grid: Grid, alphabet: tuple[tuple[str, str], ...]) -> Table | None:
    """Return a table whose last columns hold names with letters in most of their cells."""
    head = next((r for r, row in enumerate(grid.rows) if sum(bool(text) for text in row) > 1), None)
    if head is None:
        return None
    rows = tuple(r for r in range(head + 1, len(grid.rows)) if any(grid.rows[r]))
    columns = [c for c in range(1, grid.width) if _holds_names(grid, rows[:_SAMPLE], c, alphabet)]
    if not columns:
        return None
    labels = tuple(range(columns[0]))
    after = tuple(c for c in range(columns[0], grid.width) if c not in columns and grid.at(head, c))
    return Table(
        grid,
        head,
        head,
        rows,
        tuple(Column(c) for c in columns),
        labels,
        strong=True,
        after=after,
        kind="names",
    )


def _holds_names(
    grid: Grid, rows: tuple[int, ...], column: int, alphabet: tuple[tuple[str, str], ...]
) -> bool:
    texts = [text for r in rows if (text := grid.at(r, column))]
    return bool(texts) and sum(bool(annotated_names(text, alphabet)) for text in texts) * 5 >= len(texts) * 3
