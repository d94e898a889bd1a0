import io
from typing import Any

from xlsxwriter import Workbook

from .legend import LETTERS, NOTES
from .looks import Looks
from .sheet import Sheet

# What is not a letter's column, in characters.
WIDTHS = {"Area": 34, "Part of": 26}
KEPT = (
    "The hidden last row and column of the matrix tell Remit which area and party is which."
    " Leave them there, and the sheet can be changed and imported again."
)
TITLE, GROUPS, HEAD = 0, 1, 2


def write(sheet: Sheet) -> bytes:
    """The matrix, with its head and areas always in view, and a sheet that says what the signs mean."""
    file = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, {**settings, "strings_to_numbers": False}) as book:
        book.set_properties({"title": sheet.title, "comments": sheet.said[0]})
        looks = Looks(book)
        _matrix(book.add_worksheet("Matrix"), sheet, looks)
        _legend(book.add_worksheet("Legend"), sheet, looks)
    return file.getvalue()


def _matrix(page: Any, sheet: Sheet, looks: Looks) -> None:
    labels, last = len(sheet.labels), len(sheet.labels) + len(sheet.parties)
    page.write_string(TITLE, 0, f"{sheet.title}: {sheet.said[0]}", looks.title)
    _groups(page, sheet, looks)
    for column, text in enumerate(sheet.head):
        page.write_string(HEAD, column, text, looks.head if column < labels else looks.party)
    for number, line in enumerate(sheet.lines, HEAD + 1):
        for column, text in enumerate(line.labels):
            page.write_string(
                number, column, text, looks.label(line.depth if column == labels - 1 else 0, line.begins)
            )
        for column, text in enumerate(line.cells, labels):
            if text:
                page.write_string(number, column, text, looks.letter(text, line.begins))
            elif line.begins:
                page.write_blank(number, column, None, looks.letter("", line.begins))
        page.write_string(number, last, line.reference)
    end = HEAD + 1 + len(sheet.lines)
    for column, text in enumerate(sheet.last):
        page.write_string(end, column, text)
    page.set_row(HEAD, 110)
    # By these two it is known again when it is imported.
    page.set_row(end, None, None, {"hidden": True})
    page.set_column(last, last, 16, None, {"hidden": True})
    for column, label in enumerate(sheet.labels):
        page.set_column(column, column, WIDTHS.get(label, 20))
    page.set_column(labels, max(labels, last - 1), 5)
    page.freeze_panes(HEAD + 1, labels)
    page.autofilter(HEAD, 0, max(HEAD, end - 1), max(labels, last) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)


def _groups(page: Any, sheet: Sheet, looks: Looks) -> None:
    column = len(sheet.labels)
    for name, width in sheet.groups:
        if width > 1:
            page.merge_range(GROUPS, column, GROUPS, column + width - 1, "", looks.group)
        page.write_string(GROUPS, column, name, looks.group)
        column += width


def _legend(page: Any, sheet: Sheet, looks: Looks) -> None:
    page.set_column(0, 0, 12)
    page.set_column(1, 1, 80)
    page.write_string(0, 0, sheet.title, looks.title)
    for number, said in enumerate(sheet.said, 1):
        page.write_string(number, 0, said)
    start = len(sheet.said) + 2
    for number, (sign, meaning) in enumerate([*LETTERS, *NOTES], start):
        page.write_string(number, 0, sign, looks.letter(sign, False))
        page.write_string(number, 1, meaning)
    page.write_string(start + len(LETTERS) + len(NOTES) + 1, 0, KEPT)
