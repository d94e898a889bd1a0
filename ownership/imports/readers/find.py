"""Find every table of a grid, top down; what is no RACI is passed over."""

from dataclasses import dataclass

from .beside import blocks
from .cards import Card, find_cards
from .grid import Grid
from .legend import without_legend
from .letter_cells import Letters, first_letters
from .letters import read_cell
from .long_form import is_long
from .name_columns import name_table
from .orientation import parties_in_rows
from .party_columns import matrix
from .role_columns import role_table
from .role_heads import Head, letter_head
from .table import Table
from .titles import lone_title


@dataclass(frozen=True)
class Found:
    part: Table | Card
    title: str

    @property
    def strong(self) -> bool:
        return self.part.strong


def find(grid: Grid, alphabet: tuple[tuple[str, str], ...]) -> list[Found]:
    return [one for block in blocks(grid) for one in _find(block, alphabet)]


def _find(grid: Grid, alphabet: tuple[tuple[str, str], ...]) -> list[Found]:
    heads = _heads(grid)
    bare = without_legend(grid)
    found = _tables(grid, bare, alphabet, heads)
    named = name_table(bare, alphabet) if all(_one_column(one) for one in found) else None
    if named and (not found or _remarks(found)):
        return [Found(named, lone_title(bare, named.top, 0))]
    cards = find_cards(grid, bare)
    if found and not (cards and _same_letters(found, cards)):
        return found
    return [
        Found(card, lone_title(bare, card.top, cards[i - 1].end if i else 0)) for i, card in enumerate(cards)
    ]


def _same_letters(found: list[Found], cards: list[Card]) -> bool:
    """Say whether the letters of the tables are but those down the side of the cards."""
    sides = {(row, card.label) for card in cards for row in card.rows}
    tables = [one.part for one in found if isinstance(one.part, Table)]
    cells = [(t.grid, row, column.index) for t in tables for row in t.rows for column in t.columns]
    return all((row, c) in sides for grid, row, c in cells if read_cell(grid.at(row, c)).kind == "letters")


def _one_column(one: Found) -> bool:
    return isinstance(one.part, Table) and one.part.kind == "matrix" and len(one.part.columns) == 1


def _remarks(found: list[Found]) -> bool:
    """Say whether most letters have words beside them: `R: Ana, Ben`."""
    cells = [
        read_cell(one.part.grid.at(row, column.index))
        for one in found
        if isinstance(one.part, Table)
        for row in one.part.rows
        for column in one.part.columns
    ]
    return sum(bool(cell.remark) for cell in cells) * 2 > sum(cell.kind == "letters" for cell in cells)


def _heads(grid: Grid) -> dict[int, Head]:
    letters = {text for text in grid.rows.texts if read_cell(text).kind == "letters"}
    heads: dict[int, Head] = {}
    above: tuple[str, ...] = ()
    for r, row in enumerate(grid.rows):
        # Below a row that is full of letters there is no head.
        follows = sum(text in letters and bool(below) for text, below in zip(above, row, strict=False)) > 1
        if not follows and (head := letter_head(grid, r)):
            heads[r] = head
        above = row
    return heads


def _tables(
    grid: Grid, bare: Grid, alphabet: tuple[tuple[str, str], ...], heads: dict[int, Head]
) -> list[Found]:
    found: list[Found] = []
    letters = Letters(bare, alphabet)
    stops = sorted(heads)
    row = floor = 0
    while row < len(grid.rows):
        table: Table | None = None
        if row in heads:
            end = next((stop for stop in stops if stop > row), len(grid.rows))
            table = role_table(grid, heads[row], end)
        elif held := first_letters(letters, row):
            table = matrix(letters, row, held, floor, stops)
        if table is None or not table.rows:
            row += 1
            continue
        found.append(
            Found(
                table.turned() if not is_long(table) and parties_in_rows(table) else table,
                lone_title(bare, table.top, floor),
            )
        )
        row = floor = max(row, table.rows[-1]) + 1
    return found
