"""Matrices as files, one writer a format: what goes out can be imported again and changes nothing."""

from .formats import FORMATS, Format
from .sheet import Line, Party, Sheet, sheet

__all__ = ["FORMATS", "Format", "Line", "Party", "Sheet", "sheet"]
