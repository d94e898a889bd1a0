"""Lines to cells; a quotation mark that opens and does not close in its cell is noticed."""

import csv
from collections import Counter
from collections.abc import Iterator

from ..reading import Refused
from .letters import read_cell
from .rows import Rows

_MOST_LINES = 40


def cut(text: str, delimiter: str) -> Rows:
    """Cut by the rules of CSV; where a stray mark would swallow the rest, at every delimiter."""
    rows = _quoted(text, delimiter)
    return _unquoted(text, delimiter) if rows is None else rows


def cut_or_refuse(text: str, delimiter: str) -> Rows:
    """Cut; refuse where it cannot be told which cells a quotation mark was meant to hold."""
    rows = _quoted(text, delimiter)
    if rows is None:
        rows = _unquoted(text, delimiter)
        usual = usual_width(rows)
        if any(width > usual for width in rows.widths):
            lines = text.split("\n")
            raise _refusal(next((n for n, line in enumerate(lines, 1) if line.count('"') % 2), 1))
    elif line := _swallowing(rows, delimiter):
        raise _refusal(line)
    return rows


def usual_width(rows: Rows) -> int:
    width = Counter(width for width in rows.widths if width > 1).most_common(1)
    return width[0][0] if width else 1


def _quoted(text: str, delimiter: str) -> Rows | None:
    try:
        rows = Rows(csv.reader(_lines(text), delimiter=delimiter, skipinitialspace=delimiter != "\t"))
    except csv.Error:
        return None
    broken = [cell for cell in rows.texts if "\n" in cell]
    odd = text.count('"') % 2 == 1
    least = 1 if delimiter == "\t" else 2
    stray = any(cell.count("\n") > _MOST_LINES or (odd and cell.count(delimiter) >= least) for cell in broken)
    return None if stray else rows


def _unquoted(text: str, delimiter: str) -> Rows:
    return Rows((cell.strip().strip('"') for cell in line.split(delimiter)) for line in text.split("\n"))


def _lines(text: str) -> Iterator[str]:
    """Each with its end. A file in memory would hold the text once more, four bytes a character."""
    begin = 0
    while end := text.find("\n", begin) + 1:
        yield text[begin:end]
        begin = end
    if begin < len(text):
        yield text[begin:]


def _swallowing(rows: Rows, delimiter: str) -> int:
    """Return the line of a first cell that holds a whole row of letters, or 0."""
    usual, line = usual_width(rows), 1
    for row in rows:
        if row and "\n" in row[0] and _is_row(row[0].split("\n")[0].split(delimiter), usual):
            return line
        line += 1 + sum(cell.count("\n") for cell in row)
    return 0


def _is_row(cells: list[str], usual: int) -> bool:
    kinds = {read_cell(cell.strip()).kind for cell in cells[1:]}
    return len(cells) == usual and "letters" in kinds and kinds <= {"letters", "empty"}


def _refusal(line: int) -> Refused:
    return Refused(
        f"Line {line}: a quotation mark opens here and does not close in its cell. Close it, or take it out."
    )
