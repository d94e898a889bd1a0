"""Find every table of a grid, top down; what is no RACI is passed over."""

from dataclasses import dataclass

from .cards import Card, find_cards
from .grid import Grid
from .legend import without_legend
from .letters import read_cell
from .name_columns import name_table
from .orientation import parties_in_rows
from .party_columns import Letters, first_letters, matrix
from .role_columns import Head, letter_head, role_table
from .table import Table
from .titles import lone_title


@dataclass(frozen=True)
class Found:
    part: Table | Card
    title: str

    @property
    def strong(self) -> bool:
        return self.part.strong if isinstance(self.part, Table) else True


def find(grid: Grid, alphabet: tuple[tuple[str, str], ...]) -> list[Found]:
    heads = _heads(grid)
    bare = without_legend(grid)
    if found := _tables(grid, bare, alphabet, heads):
        return found
    if cards := find_cards(bare):
        return [Found(card, lone_title(bare, card.top, cards[i - 1].end if i else 0)) for i, card in enumerate(cards)]
    table = name_table(bare, alphabet)
    return [Found(table, lone_title(bare, table.top, 0))] if table else []


def _heads(grid: Grid) -> dict[int, Head]:
    heads: dict[int, Head] = {}
    for r in range(len(grid.rows)):
        if not _follows_letters(grid, r) and (head := letter_head(grid, r)):
            heads[r] = head
    return heads


def _follows_letters(grid: Grid, row: int) -> bool:
    """Say whether the row above is full of letters too: then neither is a head."""
    above = [read_cell(text).kind for c, text in enumerate(grid.rows[row - 1]) if text and grid.at(row, c)] if row else []
    return above.count("letters") > 1


def _tables(grid: Grid, bare: Grid, alphabet: tuple[tuple[str, str], ...], heads: dict[int, Head]) -> list[Found]:
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
        found.append(Found(table.turned() if parties_in_rows(table) else table, lone_title(bare, table.top, floor)))
        row = floor = max(row, table.rows[-1]) + 1
    return found
