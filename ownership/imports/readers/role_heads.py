"""Find the heads of tables whose columns are letters: R/A/C/I over names, or over ticks."""

from collections import Counter
from dataclasses import dataclass

from .annotated import annotated
from .grid import Grid
from .letter_headings import Heading, letter_heading, settle
from .letters import STANDARD, read_cell
from .vocabulary.headings import AREA, IDENTIFIER, PARTY, SECTION, is_exactly, says

_SAMPLE = 40
_LABELS = AREA | SECTION | PARTY | IDENTIFIER


@dataclass(frozen=True)
class Head:
    row: int
    letters: dict[int, tuple[str, ...]]
    strong: bool


def letter_head(grid: Grid, row: int) -> Head | None:
    """Return the letter columns when this row is the head of such a table."""
    cells = grid.rows[row]
    heads = {c: head for c, text in enumerate(cells) if text and (head := letter_heading(text))}
    named = {letter for head in heads.values() for letter in head.letters}
    clear = {letter for head in heads.values() if head.clear for letter in head.letters}
    if len(heads) < 2 or len(named) < 2 or not clear or len(heads) * 3 < sum(bool(text) for text in cells):
        return None
    if _is_data(grid, row, heads) or not _holds_parties(grid, row, heads):
        return None
    heads = {c: head for c, head in heads.items() if head.clear or _adds(head, clear)}
    single = {c: (cells[c], head.letters[0]) for c, head in heads.items() if len(head.letters) == 1}
    settled = settle(single)
    letters = {c: (settled[c],) if c in settled else head.letters for c, head in heads.items()}
    told = {letter for held in letters.values() for letter in held}
    return Head(row, letters, strong=len(clear) > 1 and (len(told) > 2 or {"R", "A"} <= clear | named))


def _adds(head: Heading, clear: set[str]) -> bool:
    """Say whether a heading such as `Owner` says what no clear one does; beside an approver it may be R."""
    return not set(head.letters) <= clear or (head.letters == ("A",) and "R" not in clear)


def _is_data(grid: Grid, row: int, heads: dict[int, Heading]) -> bool:
    """Say whether a row that reads as a head is one of many: `Ana (R)` over `Ben (R)`, or a legend's line."""
    cells = grid.rows[row]
    above = [text for text in grid.rows[row - 1][1:] if text] if row else []
    if (
        above
        and all(_bare(cells[c]) for c in heads)
        and all(_bare(text) and read_cell(text).kind == "letters" for text in above)
    ):
        return True
    named = [column for column in heads if annotated(cells[column], STANDARD)]
    beside = [grid.at(near, column) for near in (row - 1, row + 1) for column in named]
    if len(named) > 1 and sum(bool(annotated(text, STANDARD)) for text in beside) > 1:
        return True
    explained = [c for c in heads if c + 1 in heads and _bare(cells[c]) and not _bare(cells[c + 1])]
    return len(explained) > 1 and all(heads[c].letters == heads[c + 1].letters for c in explained)


def _holds_parties(grid: Grid, row: int, heads: dict[int, Heading]) -> bool:
    """Say whether the cells below are names or ticks; in a matrix they are letters of every kind."""
    kinds: Counter[str] = Counter()
    own = explained = initials = 0
    for below in range(row + 1, min(row + _SAMPLE, len(grid.rows))):
        texts = grid.rows[below]
        for column, head in heads.items():
            if column >= len(texts) or not (text := texts[column]):
                continue
            cell = read_cell(text)
            kinds[cell.kind] += 1
            own += cell.kind == "letters" and cell.letters == head.letters
            initials += cell.kind == "unknown" and any(len(sign) > 1 for sign in cell.unknown)
            explained += len(text) > 70 and "," not in text
    names = kinds["text"] + kinds["tick"] + initials
    if not names and not kinds["letters"]:
        return _is_template(grid.rows[row], heads)
    if kinds["letters"] >= names and not (own * 10 >= kinds["letters"] * 9 and _bare_head(grid, row, heads)):
        return False
    return explained * 3 <= kinds["text"]


def _is_template(cells: tuple[str, ...], heads: dict[int, Heading]) -> bool:
    """Say whether a head over nothing is one: each letter once, and bare letters beside a known word."""
    if len({head.letters for head in heads.values()}) < len(heads):
        return False
    words_beside = all(is_exactly(text, _LABELS) for text in cells[: min(heads)] if text)
    return words_beside or not all(_bare(cells[column]) for column in heads)


def _bare(text: str) -> bool:
    """Say whether a head is but letters: `R`, `A/R`."""
    return sum(char.isalnum() for char in text) <= 3


def _bare_head(grid: Grid, row: int, heads: dict[int, Heading]) -> bool:
    """Say whether `Task | R | A | C | I` is a head for cells that repeat its letters, and no area."""
    cells = grid.rows[row]
    # Below a row of letters only a label by itself is one: `Refunds area` is the next row.
    above = [text for text in grid.rows[row - 1] if text] if row else []
    labels = is_exactly if sum(read_cell(text).kind == "letters" for text in above) > 1 else says
    if not all(_bare(cells[column]) for column in heads) or not any(
        labels(text, _LABELS) for text in cells[: min(heads)]
    ):
        return False
    repeated = len({head.letters for head in heads.values()}) < len(heads)
    named = (
        sum(read_cell(grid.at(row - 1, column)).kind in {"text", "unknown"} for column in heads) if row else 0
    )
    return repeated or not named
