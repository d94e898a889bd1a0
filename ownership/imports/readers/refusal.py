"""Say why a file holds no matrix: what was seen, and what to do."""

from ..reading import Refused
from .grid import Grid
from .letters import read_cell
from .text import one_line

_ASK = (
    "Write areas in rows and parties in columns with R, A, C or I in the cells, "
    "or columns headed R, A, C and I with names."
)


def refuse(grids: list[Grid], texts: list[str]) -> Refused:
    rows = [row for grid in grids for row in grid.rows if any(row)]
    if not rows:
        blank = grids and not texts
        seen = f"The text holds no table and no list of who is R, A, C or I. {_ASK}"
        return Refused("The file is empty." if blank else seen)
    head = next((row for row in rows if sum(bool(cell) for cell in row) > 1), rows[0])
    shown = ", ".join(one_line(cell)[:40] for cell in head if cell)[:160]
    if len(rows) == 1:
        return Refused(f"The file has only the row “{shown}” and nothing under it. {_ASK}")
    if any(read_cell(cell).kind == "letters" for row in rows[:2000] for cell in row):
        over = f"“{shown}” does not clearly name who they belong to"
        return Refused(f"Some cells hold R, A, C or I, but {over}. {_ASK}")
    seen = f"under “{shown}” no column is headed R, A, C or I and no cells hold them"
    return Refused(f"This is no RACI table: {seen}. {_ASK}")
