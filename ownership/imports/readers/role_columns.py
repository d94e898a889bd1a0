"""Build the tables whose columns are letters: the cells below are names, or ticks for parties named near."""

from .grid import Grid
from .letters import read_cell
from .role_body import body_rows
from .role_heads import Head
from .table import Column, Table

_SAMPLE = 40


def role_table(grid: Grid, head: Head, end: int) -> Table | None:
    """Build the table under a head of letters; `end` is the row after its last possible one."""
    columns = tuple(Column(c, letters=letters) for c, letters in head.letters.items())
    party_row = _party_row(grid, head, end)
    first = head.row + 1
    if party_row is not None:
        columns = _with_parties(grid, head, party_row)
        first = max(party_row, head.row) + 1
    top, header = min(head.row, first - 1, head.row if party_row is None else party_row), first - 1
    rows = body_rows(grid, first, end, columns)
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
