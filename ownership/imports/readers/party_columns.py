"""Find matrices: cells hold letters, the head over them names parties."""

from collections import Counter

from .grid import Grid
from .letters import Cell, read_cell
from .table import Column, Table
from .text import key
from .vocabulary.headings import (
    AREA,
    GRADE,
    IDENTIFIER,
    META,
    NOTE,
    PARTY,
    SECTION,
    heads_letters,
    is_exactly,
    known,
)

_LOOK_UP = 12


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


def matrix(letters: Letters, row: int, held: list[int], floor: int, stops: list[int]) -> Table | None:
    """Build the table whose first letters stand in `row`; its head is above, not above `floor`."""
    grid = letters.grid
    header = _header(letters, row, held, floor)
    if header is None:
        return None
    end = next((stop for stop in stops if stop > row), len(grid.rows))
    span = _span(letters, header, held)
    rows = _body(letters, header, row, end, span)
    columns, labels, after = _columns(letters, header, rows, span)
    if not columns or not (labels or len(after) > 1) or (not labels and _explained(letters, rows, columns)):
        return None
    top = _top(letters, header, floor, columns)
    named = _named(grid, top, header, columns)
    return Table(grid, top, header, rows, named, labels, _strong(letters, header, rows, columns), after)


def _header(letters: Letters, row: int, held: list[int], floor: int) -> int | None:
    for above in range(row - 1, max(floor, row - _LOOK_UP) - 1, -1):
        over = [c for c in held if letters.grid.filled(above, c)]
        if len(over) * 2 >= len(held) and any(letters.grid.at(above, c) for c in over):
            return above
    return None


def _span(letters: Letters, header: int, held: list[int]) -> range:
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
    if not letters.grid.filled(header, after):
        return False
    below = range(header + 1, min(header + 15, len(letters.rows)))
    cells = [letters.rows[r][after].kind for r in below if after in letters.rows[r]]
    return bool(cells) and cells.count("letters") * 2 > len(cells)


def _body(letters: Letters, header: int, first: int, end: int, span: range) -> tuple[int, ...]:
    grid = letters.grid
    rows: list[int] = []
    last, gap = first, False
    head = [key(grid.at(header, c)) for c in span]
    for r in range(header + 1, end):
        if not any(grid.rows[r]):
            gap = True
            continue
        if r > first and (
            [key(grid.at(r, c)) for c in span] == head or _new_head(letters, r, span, gap=gap, head=head)
        ):
            while rows and sum(bool(text) for text in grid.rows[rows[-1]]) == 1:
                rows.pop()
            break
        if set(letters.held(r)) & set(span):
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
    if letters.held(row) and len(letters.held(row)) >= len(letters.texts(row, span)):
        return False
    texts = letters.texts(row, list(span)[1:] or list(span))
    if len(texts) < min(2, len(span)) or [key(grid.at(row, c)) for c in span] == head:
        return False
    label = next((grid.at(row, c) for c in range(span.start + 1) if grid.at(row, c)), "")
    if not (gap or known(label) or key(label) in head):
        return False
    below = range(row + 1, min(row + _LOOK_UP, len(letters.rows)))
    return gap or any(set(letters.held(r)) & set(texts) for r in below)


def _columns(
    letters: Letters, header: int, rows: tuple[int, ...], span: range
) -> tuple[list[int], tuple[int, ...], tuple[int, ...]]:
    """Sort columns into parties, labels before them and others after them."""
    grid = letters.grid
    counts: dict[int, Counter[str]] = {c: Counter() for c in span}
    for r in rows:
        for c, cell in letters.rows[r].items():
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


def _top(letters: Letters, header: int, floor: int, columns: list[int]) -> int:
    """Return the first of the head's rows: those above that name two groups or more."""
    grid = letters.grid
    top = header
    while top > floor and header - top < 3:
        above = {text for c in columns if (text := grid.filled(top - 1, c))}
        blank_below = any(not grid.at(top, c) and grid.filled(top - 1, c) for c in columns)
        if len(above) < 2 and not (above and blank_below):
            break
        top -= 1
    return top


def _named(grid: Grid, top: int, header: int, columns: list[int]) -> tuple[Column, ...]:
    """Name each column by its lowest head; where that repeats, by the group above it too."""
    stacks = {c: [text for r in range(top, header + 1) if (text := grid.filled(r, c))] for c in columns}
    lowest = Counter(stack[-1] for stack in stacks.values() if stack)
    named, group = [], ""
    for c, stack in stacks.items():
        over = next((text for r in range(header - 1, top - 1, -1) if (text := grid.filled(r, c))), "")
        group = over or group
        name = stack[-1] if stack else ""
        if top < header and lowest[name] > 1 and group and group != name:
            name = f"{group} / {name}"
        named.append(Column(c, party=name))
    return tuple(named)


def _strong(letters: Letters, header: int, rows: tuple[int, ...], columns: list[int]) -> bool:
    """Say whether the letters are RACI's beyond doubt, and no grades or classes."""
    seen: Counter[str] = Counter()
    strangers = unknown = 0
    for r in rows:
        for c in columns:
            if cell := letters.rows[r].get(c):
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
    body = [grid.at(r, c) for r in rows for c in columns]
    return all(text.isascii() and text == text.lower() for text in (*head, *body)) and not any(
        known(text) for text in head
    )
