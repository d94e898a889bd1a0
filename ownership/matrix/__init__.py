"""The responsibility matrix: rows, columns, cells that say why, totals, and what changed between two days."""

from .build import build
from .difference import Change, Difference, difference
from .model import Cell, Column, ColumnGroup, Key, Mark, Matrix, Reason, Row, RowGroup

__all__ = [
    "Cell",
    "Change",
    "Column",
    "ColumnGroup",
    "Difference",
    "Key",
    "Mark",
    "Matrix",
    "Reason",
    "Row",
    "RowGroup",
    "build",
    "difference",
]
