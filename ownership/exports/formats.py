from collections.abc import Callable
from dataclasses import dataclass

from . import delimited, markdown, workbook
from .sheet import Sheet


@dataclass(frozen=True)
class Format:
    """`ending` is the file's, and its name in addresses."""

    ending: str
    label: str
    content_type: str
    write: Callable[[Sheet], bytes]


FORMATS = {
    each.ending: each
    for each in (
        Format(
            "xlsx",
            "Excel (.xlsx)",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook.write,
        ),
        Format("csv", "CSV", "text/csv; charset=utf-8", delimited.write),
        Format("md", "Markdown", "text/markdown; charset=utf-8", markdown.write),
    )
}
