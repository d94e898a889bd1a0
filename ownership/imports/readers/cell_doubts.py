"""Sentences about what a cell leaves open."""

import re

from .letters import Cell
from .parties import placeholders
from .text import key, one_line, words

_STANDS_IN = words(
    """
    backup deputy alternate substitute cover secondary standby understudy vertretung vertreter vertreterin
    stellvertreter stellvertreterin stellvertretung suppleant suppleante remplacant remplacante suplente
    sustituto sustituta substituto substituta sostituto sostituta supplente vervanger plaatsvervanger
    zastepca zastepczyni зам заместитель заместительница заступник zastupce ersattare varamaja sijainen
    """
)
_REMARK = re.compile(r"(?P<name>.+?)\s*[(\[](?P<remark>[^()\[\]]+)[)\]]")
_MEANT = "Write R, A, C, I or S."


def of_letters(text: str, cell: Cell) -> str:
    """Say what is doubtful in a cell that should hold letters; nothing if all is clear."""
    shown = one_line(text)[:40]
    if cell.kind == "tick":
        return f"“{shown}” does not say which letter is meant. {_MEANT}"
    if cell.kind == "text":
        return f"“{shown}” is not a letter and is left out. {_MEANT}"
    if placeholders(text):
        return f"“{shown}” is still to be decided. Write a letter when it is."
    if cell.unknown:
        strangers = ", ".join(f"“{letter}”" for letter in cell.unknown)
        return f"{strangers} is none of R, A, C, I and S and is left out."
    if cell.unsure:
        return f"“{shown}” has a question mark. It is read as {'/'.join(cell.letters)}."
    return ""


def of_stand_in(party: str) -> str:
    """Say that `Ana Ruiz (backup)` is read as one who holds the letter in full."""
    match = _REMARK.fullmatch(party)
    if match is None or not _STANDS_IN & set(key(match["remark"]).split()):
        return ""
    read = f"“{party[:60]}” is read as holding the letter in full."
    return f"{read} Make {one_line(match['name'])} a deputy, or take the name out."
