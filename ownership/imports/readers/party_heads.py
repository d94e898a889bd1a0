"""The head over a matrix: which rows are its head, and what it names the columns."""

from collections import Counter

from .grid import Grid
from .letter_cells import Letters
from .table import Column

_LOOK_UP = 12


def header_over(letters: Letters, row: int, held: list[int], floor: int) -> int | None:
    """Return the nearest row with words over half of the letters or more, within a dozen rows."""
    for above in range(row - 1, max(floor, row - _LOOK_UP) - 1, -1):
        over = [c for c in held if letters.grid.filled(above, c)]
        if len(over) * 2 >= len(held) and any(letters.grid.at(above, c) for c in over):
            return above
    return None


def top_of_head(letters: Letters, header: int, floor: int, columns: list[int]) -> int:
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


def named(grid: Grid, top: int, header: int, columns: list[int]) -> tuple[Column, ...]:
    """Name each column by its lowest head; where that repeats, by the group above it too."""
    stacks = {c: [text for r in range(top, header + 1) if (text := grid.filled(r, c))] for c in columns}
    lowest = Counter(stack[-1] for stack in stacks.values() if stack)
    found, group = [], ""
    for c, stack in stacks.items():
        over = next((text for r in range(header - 1, top - 1, -1) if (text := grid.filled(r, c))), "")
        group = over or group
        name = stack[-1] if stack else ""
        if top < header and lowest[name] > 1 and group and group != name:
            name = f"{group} / {name}"
        found.append(Column(c, party=name))
    return tuple(found)
