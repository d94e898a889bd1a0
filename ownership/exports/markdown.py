import re
from html import escape

from .legend import LETTERS, NOTES
from .sheet import Sheet

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~])")


def write(sheet: Sheet) -> bytes:
    head, *rows = sheet.rows()
    dashes = ["---"] * len(sheet.labels) + [":-:"] * len(sheet.parties) + ["---"]
    lines = [
        f"# {_cell(sheet.title)}",
        "",
        *(f"{_cell(said)}.  " for said in sheet.said),
        "",
        _row(map(_cell, head)),
        _row(dashes),
        *(_row(map(_cell, row)) for row in rows),
        "",
        "; ".join(f"{letter}: {meaning}" for letter, meaning in LETTERS) + ".",
        *(f"{sign}: {meaning}.  " for sign, meaning in NOTES),
        "",
    ]
    return "\n".join(lines).encode()


def _row(cells: object) -> str:
    return f"| {' | '.join(cells)} |"  # type: ignore[arg-type]


def _cell(text: str) -> str:
    return _SIGNS.sub(r"\\\1", escape(text, quote=False))
