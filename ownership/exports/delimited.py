import csv
import io
from collections.abc import Iterable

from ownership.sheet import guarded

from .sheet import Sheet


def write(sheet: Sheet) -> bytes:
    return write_rows(sheet.rows())


def write_rows(rows: Iterable[list[str]]) -> bytes:
    """RFC 4180, in UTF-8 with its mark: without it spreadsheets take letters with accents for others."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([map(guarded, row) for row in rows])
    return text.getvalue().encode("utf-8-sig")
