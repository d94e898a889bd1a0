"""Choose the reader by what the bytes are; the name's ending decides only between kinds of text."""

import re

from ..reading import Doubt, Reading, Refused
from .compose import compose
from .decode import decode
from .delimited import read_delimited
from .grid import Grid
from .lists import read_lists
from .markdown import Bullet, read_markdown
from .own import read_own
from .refusal import refuse
from .text import plain
from .workbook import read_workbook

_MOST_BYTES = 60_000_000
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF text"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{1,}:?\s*)+\|?\s*$", re.M)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6}\s+\S|^\s*[-*+]\s+\S|^\s*\d+[.)]\s+\S.*:|<table\b", re.M | re.I)


def read_bytes(*, name: str, content: bytes) -> Reading:
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Refused("The file is empty.")
    if len(content) > _MOST_BYTES:
        raise Refused("The file is larger than 60 MB. Keep only the sheet with the matrix.")
    for start, kind in _FOREIGN:
        if content.startswith(start):
            raise Refused(f"The file is {kind}. Give the table as CSV, XLSX, ODS or Markdown.")
    grids, bullets, doubts = _open(name, content)
    if own := [grid for grid in grids if grid.own]:
        return read_own(own[0], name=name)
    texts = [plain(bullet.text) for bullet in bullets]
    texts += list(dict.fromkeys(h for bullet in bullets for h in bullet.headings))
    areas, more = compose(grids, name=name, texts=texts)
    if not areas:
        areas.extend(read_lists(bullets))
    if not areas:
        raise refuse(grids, texts)
    return Reading(name, areas, tuple(dict.fromkeys(doubts + more)))


def _open(name: str, content: bytes) -> tuple[list[Grid], list[Bullet], list[Doubt]]:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        grids, doubts = read_workbook(content)
        return grids, [], doubts
    text = decode(content)
    strange = sum((char < " " and char not in "\t\r\n\f\v") or char == "\ufffd" for char in text[:20_000])
    if strange * 20 > len(text[:20_000]):
        raise Refused(
            "The file is neither text nor a workbook. Give the table as CSV, XLSX, ODS or Markdown."
        )
    if _is_markdown(name, text):
        page = read_markdown(text)
        return page.grids, page.bullets, []
    return read_delimited(text), [], []


def _is_markdown(name: str, text: str) -> bool:
    start = text[:200_000]
    if _TABLE_RULE.search(start) or re.search(r"<table\b", start, re.I):
        return True
    ending = name.lower().rpartition(".")[2]
    if ending in {"md", "markdown", "mdown", "mkd", "html", "htm"}:
        lines = [line for line in start.split("\n") if line.strip()]
        even = sum(line.count(",") > 1 or line.count(";") > 1 or line.count("\t") > 1 for line in lines)
        return bool(_MARKDOWN.search(start)) or even * 5 < len(lines) * 4
    if ending in {"csv", "tsv", "tab"}:
        return False
    return bool(_MARKDOWN.search(start)) and not any(line.count("\t") > 1 for line in start.split("\n"))
