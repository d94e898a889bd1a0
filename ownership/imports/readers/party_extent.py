"""How far a matrix goes: to the side as far as its head, and down to the next head."""

from .letter_cells import Letters
from .text import key
from .vocabulary.headings import known

_LOOK_DOWN = 12


def span_of(letters: Letters, header: int, held: list[int]) -> range:
    """Return the columns that the head covers: up to a gap beyond which another table stands."""
    grid = letters.grid
    left, right = min(held), max(held)
    while left > 0 and grid.filled(header, left - 1):
        left -= 1
    while right + 1 < grid.width and (
        grid.filled(header, right + 1) or _continues(letters, header, right + 1)
    ):
        right += 1
    return range(left, right + 1)


def _continues(letters: Letters, header: int, gap: int) -> bool:
    """Say whether a blank head is a mere spacer: letters go on right after it."""
    after = gap + 1
    grid = letters.grid
    if not grid.filled(header, after):
        return False
    below = range(header + 1, min(header + 15, len(grid.rows)))
    cells = [letters.cells(r)[after].kind for r in below if after in letters.cells(r)]
    return bool(cells) and cells.count("letters") * 2 > len(cells)


def body_of(letters: Letters, header: int, first: int, end: int, span: range) -> tuple[int, ...]:
    grid = letters.grid
    rows: list[int] = []
    last, gap = first, False
    head = [key(grid.at(header, c)) for c in span]
    for r in range(header + 1, end):
        if not any(grid.rows[r]):
            gap = True
            continue
        if r > first and (
            all(key(grid.at(r, c)) == word for c, word in zip(span, head, strict=True))
            or _new_head(letters, r, span, gap=gap, head=head)
        ):
            while rows and sum(bool(text) for text in grid.rows[rows[-1]]) == 1:
                rows.pop()
            break
        if any(c in span for c in letters.held(r)):
            last = r
        rows.append(r)
        gap = False
    kept = [r for r in rows if r <= last]
    for r in rows[len(kept) :]:
        if r != (kept[-1] if kept else header) + 1:
            break
        kept.append(r)
    return tuple(kept)


def _new_head(letters: Letters, row: int, span: range, *, gap: bool, head: list[str]) -> bool:
    """Say whether another table's head stands here."""
    grid = letters.grid
    held = letters.held(row)
    if held and len(held) >= len(letters.texts(row, span)):
        return False
    texts = letters.texts(row, list(span)[1:] or list(span))
    if len(texts) < min(2, len(span)) or [key(grid.at(row, c)) for c in span] == head:
        return False
    label = next((grid.at(row, c) for c in range(span.start + 1) if grid.at(row, c)), "")
    if not (gap or known(label) or key(label) in head):
        return False
    below = range(row + 1, min(row + _LOOK_DOWN, len(grid.rows)))
    return gap or any(set(letters.held(r)) & set(texts) for r in below)
