"""Tables that stand side by side on one sheet."""

from dataclasses import replace
from itertools import pairwise

from .grid import Grid
from .rows import Rows
from .text import key


def blocks(grid: Grid) -> list[Grid]:
    """Cut a grid at blank columns where both sides have the same corner; positions stay the sheet's."""
    runs = _runs(grid)
    if len(runs) < 2 or not any(_same_corner(grid, row, runs) for row in range(min(len(grid.rows), 20))):
        return [grid]
    return [
        replace(
            grid,
            rows=Rows(
                (text if column in run else "" for column, text in enumerate(row)) for row in grid.rows
            ),
        )
        for run in runs
    ]


def _runs(grid: Grid) -> list[range]:
    """Return the stretches of columns, of two or more, that blank columns part."""
    blank = [c for c in range(grid.width) if not any(grid.at(r, c) for r in range(len(grid.rows)))]
    edges = [-1, *blank, grid.width]
    return [range(a + 1, b) for a, b in pairwise(edges) if b - a > 2]


def _same_corner(grid: Grid, row: int, runs: list[range]) -> bool:
    corners = {key(grid.at(row, run.start)) for run in runs}
    return len(corners) == 1 and "" not in corners and len(next(iter(corners))) > 1
