"""CSV of any delimiter, and text pasted from a spreadsheet."""

from collections import Counter

from ownership.sheet import unguarded

from .grid import Grid
from .own import is_own, own_delimiter
from .quoting import cut, cut_or_refuse, usual_width
from .rows import Rows
from .text import plain

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 60


def read_delimited(text: str) -> list[Grid]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        rows = Rows([(), *cut_or_refuse(rest, first[4])])
    else:
        rows = cut_or_refuse(text, own_delimiter(text) or delimiter_of(text))
    if is_own(rows):
        return [Grid(rows=rows.told(unguarded), own=True)]
    usual = usual_width(rows)
    short = frozenset(i for i, row in enumerate(rows) if len(row) == 1 and usual > 2 and row[0].strip())
    return [Grid(rows=rows.told(plain), marked=short)]


def delimiter_of(text: str) -> str:
    sample = [line for line in text[:100_000].split("\n") if line.strip()][:_SAMPLE]
    scores = {delimiter: _consistency(sample, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: scores[delimiter])


def _consistency(sample: list[str], delimiter: str) -> float:
    """Say how evenly the delimiter cuts the lines, and how finely."""
    widths = Counter(width for width in cut("\n".join(sample), delimiter).widths if width > 1)
    if not widths:
        return 0.0
    width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
    return lines / len(sample) + min(width, 20) / 50
