"""Small sheets and what was read from them, in one line an area."""

import io
from collections.abc import Sequence

import xlsxwriter

from ownership.imports.reading import Reading, read


def said(reading: Reading) -> list[str]:
    """Write each area as `Section > Area: R Ana, Ben; A Cy`."""
    lines = []
    for area in reading.areas:
        held: dict[str, list[str]] = {}
        for one in area.held:
            held.setdefault(one.letter, []).append(one.party)
        letters = "; ".join(f"{letter} {', '.join(held[letter])}" for letter in "RASCI" if letter in held)
        lines.append(f"{' > '.join((*area.section, area.name))}: {letters}")
    return lines


def read_text(name: str, text: str | bytes) -> Reading:
    return read(name=name, content=text.encode() if isinstance(text, str) else text)


def doubts(reading: Reading) -> list[str]:
    return [f"{doubt.where}: {doubt.message}" for doubt in reading.doubts]


def workbook(
    sheets: dict[str, Sequence[Sequence[object]]], merged: Sequence[tuple[str, str, str]] = ()
) -> bytes:
    """Make an XLSX; `merged` is (sheet, range, text)."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        made = {name: book.add_worksheet(name) for name in sheets}
        for name, rows in sheets.items():
            for number, row in enumerate(rows):
                made[name].write_row(number, 0, row)
        for name, cells, text in merged:
            made[name].merge_range(cells, text)
    return buffer.getvalue()
