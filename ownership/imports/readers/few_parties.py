"""Matrices too small for their letters to be proof: the words at their heads have to say it."""

import re

from .letters import read_cell
from .table import Table
from .text import one_line
from .vocabulary.headings import AREA, is_exactly, known

_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


def plainly_held(table: Table) -> bool:
    """Say whether areas stand beside nothing but letters, under heads that are people's full names."""
    if table.kind != "matrix" or len(table.labels) != 1:
        return False
    corner = table.heading(table.labels[0])
    cells = [
        read_cell(text)
        for row in table.rows
        for column in table.columns
        if (text := table.grid.filled(row, column.index))
    ]
    return (
        (not corner or is_exactly(corner, AREA))
        and all(_is_full_name(column.party) for column in table.columns)
        and all(cell.kind in {"letters", "empty"} and not cell.unknown for cell in cells)
    )


def _is_full_name(heading: str) -> bool:
    """Say whether each word begins with a capital, and none is a word of headings: `Ana Ruiz`."""
    name = one_line(heading)
    words = name.split()
    return (
        bool(_FULL_NAME.fullmatch(name))
        and all(word[0].isupper() and not word.isupper() for word in words)
        and not any(known(word) for word in words)
    )
