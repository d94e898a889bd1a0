"""Tables written in HTML, within Markdown or alone."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .grid import Grid
from .rows import Rows
from .text import plain

_MOST_SPAN = 200


@dataclass
class _Tables(HTMLParser):
    """Collect rows of cells with their spans; `<br>` stays as a line break."""

    grids: list[Grid] = field(default_factory=list)
    headings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[tuple[str, int, int]]] | None = None
        self._lines: list[int] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._rows, self._lines = [], []
        elif re.fullmatch(r"h[1-6]|caption", tag):
            self._heading = []
        elif self._rows is None:
            return
        elif tag == "tr":
            self._rows.append([])
            self._lines.append(self.getpos()[0])
        elif tag in {"td", "th"} and self._rows:
            self._close_cell()
            named = dict(attrs)
            self._span, self._text = (_number(named.get("rowspan")), _number(named.get("colspan"))), []
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"}:
            self._close_cell()
        elif tag == "table" and self._rows:
            self._close_cell()
            self.grids.append(_grid(self._rows, tuple(self._lines), self.headings))
            self._rows = None
        elif re.fullmatch(r"h[1-6]|caption", tag) and self._heading is not None:
            self.headings, self._heading = (" ".join("".join(self._heading).split()),), None

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)
        elif self._text is not None:
            self._text.append(" ".join(data.split()) or " ")

    def _close_cell(self) -> None:
        if self._text is not None and self._rows:
            self._rows[-1].append((plain("".join(self._text)), *self._span))
        self._text = None


def html_tables(text: str) -> list[Grid]:
    if "<t" not in text.lower():
        return []
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return parser.grids


def _number(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_SPAN) if value and value.isdecimal() and len(value) < 6 else 1


def _grid(rows: list[list[tuple[str, int, int]]], lines: tuple[int, ...], headings: tuple[str, ...]) -> Grid:
    placed: dict[tuple[int, int], str] = {}
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for r, cells in enumerate(rows):
        c = 0
        for text, down, across in cells:
            while (r, c) in placed or (r, c) in merged:
                c += 1
            placed[r, c] = text
            covered = (
                (r + i, c + j) for i in range(min(down, len(rows) - r)) for j in range(across) if i or j
            )
            merged.update(dict.fromkeys(covered, (r, c)))
            c += across
    width = max((c + 1 for _, c in [*placed, *merged]), default=0)
    texts = Rows((placed.get((r, c), "") for c in range(width)) for r in range(len(rows)))
    alone = frozenset(r for r, cells in enumerate(rows) if len(cells) == 1 and width > 2)
    return Grid(rows=texts, headings=headings, lines=lines, merged=merged, marked=alone)
