"""CSV of any delimiter, and text pasted from a spreadsheet."""

import csv
import io
from collections import Counter

from .grid import Grid
from .text import plain

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 60


def read_delimited(text: str) -> list[Grid]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        rows = [[], *_rows(rest, first[4])]
    else:
        rows = _rows(text, _delimiter(text))
    width = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    usual = width[0][0] if width else 1
    cells = tuple(tuple(plain(cell) for cell in row) for row in rows)
    short = frozenset(i for i, row in enumerate(rows) if len(row) == 1 and usual > 2 and row[0].strip())
    return [Grid(rows=cells, marked=short)]


def _delimiter(text: str) -> str:
    sample = [line for line in text[:100_000].split("\n") if line.strip()][:_SAMPLE]
    scores = {delimiter: _consistency(sample, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: scores[delimiter])


def _consistency(sample: list[str], delimiter: str) -> float:
    """Say how evenly the delimiter cuts the lines, and how finely."""
    widths = Counter(len(row) for row in _rows("\n".join(sample), delimiter) if len(row) > 1)
    if not widths:
        return 0.0
    width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
    return lines / len(sample) + min(width, 20) / 50


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        rows = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
        )
    except csv.Error:
        return _unquoted(text, delimiter)
    swallowed = any(cell.count("\n") > 40 for row in rows for cell in row)
    if text.count('"') % 2:
        swallowed = swallowed or any(
            "\n" in cell and cell.count(delimiter) > 1 for row in rows for cell in row
        )
    return _unquoted(text, delimiter) if swallowed else rows


def _unquoted(text: str, delimiter: str) -> list[list[str]]:
    """Cut at every delimiter: a stray quotation mark would swallow the rest of the file."""
    return [[cell.strip().strip('"') for cell in line.split(delimiter)] for line in text.split("\n")]
