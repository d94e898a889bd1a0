"""Find the heads of tables whose columns are letters: R/A/C/I over names, or over ticks."""

from collections import Counter
from dataclasses import dataclass

from .annotated import annotated
from .grid import Grid
from .letter_headings import Heading, letter_heading, settle
from .letters import STANDARD, read_cell
from .table import Column, Table
from .text import key
from .vocabulary.headings import AREA, IDENTIFIER, PARTY, SECTION, is_exactly, known, says

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
        for column, head in heads.items():
            text = grid.at(below, column)
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
    if not all(_bare(cells[column]) for column in heads) or not any(
        says(text, _LABELS) for text in cells[: min(heads)]
    ):
        return False
    repeated = len({head.letters for head in heads.values()}) < len(heads)
    named = (
        sum(read_cell(grid.at(row - 1, column)).kind in {"text", "unknown"} for column in heads) if row else 0
    )
    return repeated or not named


def role_table(grid: Grid, head: Head, end: int) -> Table | None:
    """Build the table under a head of letters; `end` is the row after its last possible one."""
    columns = tuple(Column(c, letters=letters) for c, letters in head.letters.items())
    party_row = _party_row(grid, head, end)
    first = head.row + 1
    if party_row is not None:
        columns = _with_parties(grid, head, party_row)
        first = max(party_row, head.row) + 1
    top, header = min(head.row, first - 1, head.row if party_row is None else party_row), first - 1
    rows = _body(grid, first, end, columns)
    left = min(head.letters)
    labels = tuple(c for c in range(left) if any(grid.filled(r, c) for r in (header, *rows[:200])))
    used = {column.index for column in columns}
    after = tuple(c for c in range(left, grid.width) if c not in used and grid.filled(header, c))
    if not labels and after:
        labels, after = after[:1], after[1:]
    ticks, others = _ticks(
        grid, range(first, min(end, first + _SAMPLE)), [column.index for column in columns]
    )
    kind = "ticks" if party_row is None and ticks > others else "letters"
    return Table(grid, top, header, rows, columns, labels, head.strong, after, kind)


def _ticks(grid: Grid, rows: range, columns: list[int]) -> tuple[int, int]:
    cells = [read_cell(text) for r in rows for c in columns if (text := grid.at(r, c))]
    ticks = sum(cell.kind == "tick" or (cell.kind == "letters" and len(cell.letters) == 1) for cell in cells)
    return ticks, len(cells) - ticks


def _party_row(grid: Grid, head: Head, end: int) -> int | None:
    """Return the row that names parties over or under the letters, when the cells are ticks."""
    columns = list(head.letters)
    rows = range(head.row + 1, min(end, head.row + _SAMPLE))
    repeated = len(set(head.letters.values())) < len(columns)
    ticks, others = _ticks(grid, rows, columns)
    if repeated and ticks >= others and head.row and _names(grid, head.row - 1, columns) >= 2:
        return head.row - 1
    wide = list(range(min(columns), grid.width))
    if rows and _names(grid, head.row + 1, wide) > len(columns) and not _ticks(grid, rows[:1], wide)[0]:
        ticks, others = _ticks(grid, rows[1:], wide)
        return head.row + 1 if ticks > others else None
    return None


def _names(grid: Grid, row: int, columns: list[int]) -> int:
    return sum(read_cell(grid.at(row, c)).kind == "text" for c in columns)


def _with_parties(grid: Grid, head: Head, party_row: int) -> tuple[Column, ...]:
    columns: list[Column] = []
    party = ""
    letters: tuple[str, ...] = ()
    last = max((c for c in range(grid.width) if grid.at(party_row, c) or c in head.letters), default=0)
    for c in range(min(head.letters), last + 1):
        letters = head.letters.get(c, letters if party_row > head.row else ())
        party = grid.filled(party_row, c) or (party if party_row < head.row else "")
        if party and letters:
            columns.append(Column(c, party=party, letters=letters))
    return tuple(columns)


def _body(grid: Grid, first: int, end: int, columns: tuple[Column, ...]) -> tuple[int, ...]:
    """Return the rows up to another table's head, two blank rows or the end."""
    rows: list[int] = []
    blanks = 0
    for r in range(first, end):
        texts = [text for text in grid.rows[r] if text]
        if not texts:
            blanks += 1
            continue
        if blanks and (
            blanks > 2 or _other_head(texts) or (len(texts) == 1 and _leads_away(grid, r, end, columns))
        ):
            break
        if blanks and len(texts) > 1 and not any(grid.filled(r, column.index) for column in columns):
            break
        blanks = 0
        rows.append(r)
    return tuple(rows)


def _other_head(texts: list[str]) -> bool:
    return len(texts) > 1 and sum(known(text) or bool(letter_heading(text)) for text in texts) * 2 >= len(
        texts
    )


def _leads_away(grid: Grid, row: int, end: int, columns: tuple[Column, ...]) -> bool:
    """Say whether a lone cell after a gap is a title of something else, or a remark, and no section."""
    if len("".join(grid.rows[row])) > 80 or key("".join(grid.rows[row])).startswith(
        ("legend", "note", "key", "legende")
    ):
        return True
    for below in range(row + 1, min(row + 4, end)):
        texts = [text for text in grid.rows[below] if text]
        if texts:
            return _other_head(texts) or not any(grid.filled(below, column.index) for column in columns)
    return True
