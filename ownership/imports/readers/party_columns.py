"""Find matrices: cells hold letters, the head over them names parties."""

from collections import Counter

from .grid import Grid
from .letter_cells import Letters
from .party_certainty import is_raci
from .party_extent import body_of, span_of
from .party_heads import header_over, named, top_of_head
from .table import Table
from .vocabulary.headings import AREA, GRADE, IDENTIFIER, META, NOTE, PARTY, SECTION, is_exactly


def matrix(letters: Letters, row: int, held: list[int], floor: int, stops: list[int]) -> Table | None:
    """Build the table whose first letters stand in `row`; its head is above, not above `floor`."""
    grid = letters.grid
    header = header_over(letters, row, held, floor)
    if header is None:
        return None
    end = next((stop for stop in stops if stop > row), len(grid.rows))
    span = span_of(letters, header, held)
    rows = body_of(letters, header, row, end, span)
    columns, labels, after = _columns(letters, header, rows, span)
    if not columns or not (labels or len(after) > 1) or (not labels and _explained(letters, rows, columns)):
        return None
    top = top_of_head(letters, header, floor, columns)
    parties = named(grid, top, header, columns)
    return Table(grid, top, header, rows, parties, labels, is_raci(letters, header, rows, columns), after)


def _columns(
    letters: Letters, header: int, rows: tuple[int, ...], span: range
) -> tuple[list[int], tuple[int, ...], tuple[int, ...]]:
    """Sort columns into parties, labels before them and others after them."""
    grid = letters.grid
    counts: dict[int, Counter[str]] = {c: Counter() for c in span}
    for r in rows:
        for c, cell in letters.cells(r).items():
            if c in counts:
                counts[c][cell.kind] += 1
    parties = [c for c in span if _is_party(grid.filled(header, c), counts[c])]
    if not any(counts[c]["letters"] for c in parties):
        return [], (), ()
    left = min(c for c in parties if counts[c]["letters"])
    body = rows[:200]
    labels = tuple(
        c
        for c in range(left)
        if any(grid.filled(r, c) for r in (header, *body)) and not _beyond(grid, header, body, c, left)
    )
    parties = [c for c in parties if c >= left]
    return parties, labels, tuple(c for c in span if c >= left and c not in parties)


def _explained(letters: Letters, rows: tuple[int, ...], columns: list[int]) -> bool:
    """Say whether a first column has each letter once, by its word: a legend."""
    texts = [text for r in rows if (text := letters.grid.at(r, columns[0]))]
    return len(columns) == 1 and len(set(texts)) == len(texts) and all(len(text) > 3 for text in texts)


def _beyond(grid: Grid, header: int, rows: tuple[int, ...], column: int, left: int) -> bool:
    """Say whether a column lies beyond a blank one: another table's, to the left of this."""
    return any(not any(grid.filled(r, c) for r in (header, *rows)) for c in range(column + 1, left))


def _is_party(heading: str, counts: Counter[str]) -> bool:
    if not heading or is_exactly(heading, GRADE):
        return False
    if (
        is_exactly(heading, META | NOTE | IDENTIFIER)
        and not is_exactly(heading, PARTY)
        and (counts["text"] or not counts["letters"])
    ):
        return False
    if not counts["letters"]:
        exact = is_exactly(heading, AREA | SECTION)
        return not counts["text"] and not counts["tick"] and not exact
    return counts["letters"] + counts["unknown"] > counts["text"]
