"""Legends: found, so that they are not read as areas, and believed where they define other letters."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .grid import Grid
from .letters import STANDARD
from .rows import Rows
from .text import key
from .vocabulary.letter_words import (
    ACCOUNTABLE,
    BY_WEAK_WORD,
    BY_WORD,
    DACI_LETTERS,
    DOING,
    RAPID,
    RAPID_LETTERS,
)

_ENTRY = re.compile(
    r"(?:^|[\s,;|(/•*-])[(\[\"“'`]?([A-ZА-ЯІЄ])[)\]\"”'`]?\s*"
    r"(?:[-–—:=→]+|is|means|\()\s*([^\W\d_]+(?: [^\W\d_]+)?)"
)
_REVERSED = re.compile(r"([^\W\d_]+)\s*[(\[]([A-ZА-Я])[)\]]\s*[-–—:=]")
# Every entry has one of these; most cells of a long sheet have none.
_LINK = re.compile(r"[-–—:=→(\[]|is|means")


def entries(text: str) -> list[tuple[str, str]]:
    """Return the pairs (sign, letter) that a text explains."""
    if len(text) > 1500 or not _LINK.search(text):
        return []
    pairs = [(match[1], match[2]) for match in _ENTRY.finditer(text)]
    pairs += [(match[2], match[1]) for match in _REVERSED.finditer(text)]
    found = ((sign, _letter(words)) for sign, words in pairs)
    return [(sign, letter) for sign, letter in found if letter]


def _letter(words: str) -> str | None:
    first = words.split()[0]
    if key(words) in ACCOUNTABLE or key(first) in ACCOUNTABLE - DOING:
        return "A"
    return (
        BY_WORD.get(key(words))
        or BY_WORD.get(key(first))
        or BY_WEAK_WORD.get(key(words))
        or BY_WEAK_WORD.get(key(first))
    )


def alphabet(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what each sign means in this file: RACI's letters unless the file defines others."""
    # Each text once: a long sheet says the same ones over and over.
    texts = list(dict.fromkeys(texts))
    folded = {word for text in texts for word in key(text).split()}
    known = dict(STANDARD)
    if (
        "rapid" in folded
        and len([word for word in RAPID.values() if any(f.startswith(word) for f in folded)]) >= 3
    ):
        return tuple(RAPID_LETTERS.items())
    if folded & {"daci", "dacis"} or (
        {"driver", "approver"} <= folded and "contributors" in folded | {f + "s" for f in folded}
    ):
        known |= DACI_LETTERS
    for text in texts:
        for sign, letter in entries(text):
            known.setdefault(sign, letter)
    return tuple(known.items())


def without_legend(grid: Grid) -> Grid:
    """Blank the cells of a legend, so that a letter which is explained is not a letter held."""
    explaining = {text for text in grid.rows.texts if _explains(text)}
    signs = {text for text in grid.rows.texts if _sign(text)}
    masked: dict[int, set[int]] = {}
    for r, row in enumerate(grid.rows):
        if explaining.isdisjoint(row) and signs.isdisjoint(row):
            continue
        for c, text in enumerate(row):
            if text in explaining or (text in signs and _is_sign(row, c)):
                masked.setdefault(r, set()).update({c} if text in explaining else {c, c + 1, c + 2})
    if not masked:
        return grid
    rows = Rows(
        ("" if c in masked.get(r, ()) else text for c, text in enumerate(row))
        for r, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def _explains(text: str) -> bool:
    """Say whether one cell explains a letter: `R - Responsible`, `R = does it, A = answers for it`."""
    return (
        len(text) > 3
        and bool(found := entries(text))
        and (len(found) > 1 or text.lstrip("(\"“'[ *-")[:1] == found[0][0])
    )


def _sign(text: str) -> str:
    """The letter that stands alone in a cell, if one does."""
    sign = text.strip("()*: ")
    return sign if len(sign) == 1 and sign.isalpha() else ""


def _is_sign(row: tuple[str, ...], column: int) -> bool:
    """Say whether a cell is a letter with its explanation beside it: `R | Responsible | does the work`."""
    sign = _sign(row[column])
    beside = row[column + 1] if column + 1 < len(row) else ""
    if len(beside) < 4:
        return False
    first = re.split(r"[\s,:(–—-]+", beside.strip(), maxsplit=1)[0]
    letter = BY_WORD.get(key(beside)) or BY_WORD.get(key(first))
    if letter is None or (sign in "RACIS" and letter != sign):
        return False
    return key(beside) in BY_WORD or bool(re.match(r"\W*\w+\s*[-–—:(,=]", beside)) or len(beside) > 30
