import csv
import io

from ownership.sheet import guarded

from .sheet import Sheet


def write(sheet: Sheet) -> bytes:
    """RFC 4180, in UTF-8 with its mark: without it spreadsheets take letters with accents for others."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([map(guarded, row) for row in sheet.rows()])
    return text.getvalue().encode("utf-8-sig")
