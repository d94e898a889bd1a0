"""XLSX, XLSM, XLS and ODS, by way of calamine."""

import datetime as dt
import io
import re
import zipfile
import zlib
from typing import IO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ..reading import Doubt, Refused
from .grid import Grid
from .own import is_own
from .rows import Rows
from .text import plain

_MOST_BYTES = 300_000_000
_DAMAGED = "The workbook is damaged and cannot be opened. Save it again as .xlsx or .csv."
_PROTECTED = "The workbook is protected by a password. Save it without one and try again."
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)
_MOST_CELLS = 8_000_000
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_PIECE, _LONGEST_NAME = 1_000_000, len(' r="XFD1048576"')
_COVERED = 2_000


def read_workbook(content: bytes) -> tuple[list[Grid], list[Doubt]]:
    if content.startswith(b"PK"):
        _check_archive(content)
    elif _ENCRYPTED in content:
        raise Refused(_PROTECTED)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [meta for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
        seen = [meta for meta in sheets if meta.visible is SheetVisibleEnum.Visible] or sheets
        names = [meta.name for meta in seen]
        grids = [_grid(book.get_sheet_by_name(name), name, several=len(names) > 1) for name in names]
    except PasswordError as error:
        raise Refused(_PROTECTED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(_DAMAGED) from error
    hidden = [
        Doubt(meta.name, f"The hidden sheet “{meta.name}” is not read.")
        for meta in sheets
        if meta not in seen
    ]
    return grids, hidden


def _check_archive(content: bytes) -> None:
    """Refuse what would unpack to more than fits, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise Refused(
                    "The workbook unpacks to more than 300 MB. Keep only the sheet with the matrix."
                )
            for entry in entries:
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    with archive.open(entry) as sheet:
                        _check_extent(sheet)
    except _BROKEN as error:
        raise Refused(_DAMAGED) from error


def _check_extent(sheet: IO[bytes]) -> None:
    """One stray cell at XFD1048576 makes a sheet of 17 thousand million cells."""
    rows = columns = 0
    read = b""
    while piece := sheet.read(_PIECE):
        # With the end of the piece before: a cell's name may have been cut in two.
        read = read[-_LONGEST_NAME:] + piece
        for found in _REFERENCE.finditer(read):
            rows = max(rows, int(found[2]))
            number = 0
            for letter in found[1]:
                number = number * 26 + letter - 64
            columns = max(columns, number)
    if rows * columns > _MOST_CELLS:
        raise Refused(
            "A sheet reaches far beyond its table. Delete the empty rows and columns and save it again."
        )


def _grid(sheet: CalamineSheet, name: str, *, several: bool) -> Grid:
    # Row by row, which leaves out the columns before the first that has anything.
    before = [""] * (sheet.start or (0, 0))[1]
    rows = Rows(map(_text, (*before, *row)) for row in sheet.iter_rows())
    if is_own(rows):
        return Grid(rows=rows, sheet=name, several=several, own=True)
    rows = rows.told(plain)
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    wide = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top == bottom and right - left >= 2:
            wide.add(top)
        bottom, right = min(bottom, top + _COVERED), min(right, left + _COVERED)
        if len(merged) < _MOST_CELLS // 8:
            cells = (
                (r, c)
                for r in range(top, bottom + 1)
                for c in range(left, right + 1)
                if (r, c) != (top, left)
            )
            merged.update(dict.fromkeys(cells, (top, left)))
    alone = frozenset(row for row in wide if row < len(rows) and sum(bool(cell) for cell in rows[row]) == 1)
    return Grid(rows=rows, sheet=name, several=several, merged=merged, marked=alone)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value) if value is not None else ""
