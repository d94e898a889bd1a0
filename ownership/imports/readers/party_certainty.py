"""Whether the letters of a matrix are RACI's, and no grades, classes or codes."""

from collections import Counter
from itertools import chain

from .letter_cells import Letters
from .vocabulary.headings import heads_letters, known


def is_raci(letters: Letters, header: int, rows: tuple[int, ...], columns: list[int]) -> bool:
    """Say whether the letters are RACI's beyond doubt, and no grades or classes."""
    seen: Counter[str] = Counter()
    strangers = unknown = 0
    for r in rows:
        cells = letters.cells(r)
        for c in columns:
            if cell := cells.get(c):
                seen.update(cell.letters)
                unknown += any(len(sign) == 1 for sign in cell.unknown)
                strangers += cell.kind != "letters" and cell.kind != "empty"
    heading = next((text for c in columns if (text := letters.grid.filled(header, c))), "")
    alone = len(columns) == 1 and heads_letters(heading) and not strangers
    return (
        (len(columns) > 1 or alone)
        and not _lower_codes(letters, header, rows, columns)
        and len(seen) > 1
        and ("R" in seen or ("A" in seen and "I" in seen))
        and strangers * 2 <= seen.total()
        and (unknown == 0 or bool(seen.keys() & {"C", "I", "S"}))
    )


def _lower_codes(letters: Letters, header: int, rows: tuple[int, ...], columns: list[int]) -> bool:
    """Say whether small letters stand under heads in small letters, none of which is a heading's word."""
    grid = letters.grid
    head = [text for c in range(max(columns) + 1) if (text := grid.filled(header, c))]
    body = (grid.at(r, c) for r in rows for c in columns)
    return all(text.isascii() and text == text.lower() for text in chain(head, body)) and not any(
        known(text) for text in head
    )
