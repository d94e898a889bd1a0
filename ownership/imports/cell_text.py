"""Letters as people write them in one cell of a sheet: `A/R`, `A, R`, `AR`, `a`, `A*`, `A (deputy)`."""

import re

from .readers.letters import read_cell
from .readers.text import key, one_line

DEPUTY = {"d", "deputy", "backup", "stand in", "standin"}
EXAMPLE = "Write R, A, C, I or S, such as “A/R”."
MEANT = {"tick": "does not say which letter is meant.", "text": "is not a letter."}


class Unclear(Exception):
    """What is not understood in a cell, in a sentence."""


def letters(*, text: str) -> dict[str, bool]:
    """The letters of a cell, each with whether it is the deputy's; `Unclear` if anything would be lost."""
    found: dict[str, bool] = {}
    parts = re.split(r"[,;\n]", text) if "(" in text else [text]
    for part in parts:
        cell = read_cell(part)
        shown = one_line(part)[:40]
        if cell.kind in MEANT:
            raise Unclear(f"“{shown}” {MEANT[cell.kind]} {EXAMPLE}")
        if cell.unknown:
            strangers = ", ".join(f"“{each}”" for each in cell.unknown)
            raise Unclear(f"{strangers} is none of R, A, C, I and S. {EXAMPLE}")
        if cell.unsure:
            raise Unclear(f"“{shown}” has a question mark. Write it without one when it is sure.")
        deputy = key(cell.remark) in DEPUTY
        if cell.remark and not deputy:
            raise Unclear(f"“{shown}” says more than letters. {EXAMPLE}")
        if deputy and not set(cell.letters) <= {"A", "R"}:
            raise Unclear(f"“{shown}”: only an A or an R has a deputy.")
        for letter in cell.letters:
            found[letter] = found.get(letter, True) and deputy
    return found
