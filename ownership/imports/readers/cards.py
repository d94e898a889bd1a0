"""Small tables of one area, letters down the side: `Responsible | Ana`; also several areas side by side."""

import re
from dataclasses import dataclass, replace

from ..reading import AreaRead, Held
from .grid import Grid
from .letter_headings import letter_heading, settle
from .letters import read_cell
from .parties import Names
from .text import key, one_line
from .vocabulary.headings import AREA, META, NOTE, PARTY, is_exactly, known


@dataclass(frozen=True)
class Card:
    """Rows of one letter each, in column `label`; an empty area name is given by what stands above."""

    grid: Grid
    label: int
    rows: dict[int, tuple[str, ...]]
    areas: dict[int, str]
    top: int
    strong: bool = True

    @property
    def end(self) -> int:
        return max(self.rows) + 1

    def read(self, title: str, section: tuple[str, ...], names: Names) -> list[AreaRead]:
        found: dict[str, list[Held]] = {}
        for column, own in self.areas.items():
            held = found.setdefault(own or title, [])
            for row, letters in self.rows.items():
                where = self.grid.where(row, column)
                for party in names.split(self.grid.filled(row, column)):
                    held.extend(Held(letter, party, where) for letter in letters)
        where = self.grid.where(self.top, self.label)
        return [
            AreaRead(section, name, tuple(dict.fromkeys(held)), where) for name, held in found.items() if name
        ]


def find_cards(grid: Grid, bare: Grid) -> list[Card]:
    """Return the cards of a grid; those whose labels read like a legend are not certain."""
    return _cards(bare) or [replace(card, strong=False) for card in _cards(grid)]


def _cards(grid: Grid) -> list[Card]:
    cards: list[Card] = []
    row = 0
    while row < len(grid.rows):
        card = _card(grid, row, cards[-1].end if cards else 0)
        if card:
            cards.append(card)
        row = card.end if card else row + 1
    return cards


def _card(grid: Grid, first: int, floor: int) -> Card | None:
    label = next((c for c in range(min(3, grid.width)) if grid.at(first, c)), None)
    if label is None or not letter_heading(grid.at(first, label)):
        return None
    if first > floor and letter_heading(grid.at(first - 1, label)):
        return None
    texts: dict[int, tuple[str, str]] = {}
    both: dict[int, tuple[str, ...]] = {}
    for row in range(first, len(grid.rows)):
        head = letter_heading(grid.at(row, label)) if grid.at(row, label) else None
        if head is None or any(head.letters == letters for letters in both.values()):
            break
        both[row] = head.letters
        texts[row] = (grid.at(row, label), head.letters[0])
    clear = sum(bool((head := letter_heading(text)) and head.clear) for text, _ in texts.values())
    if len(both) < 2 or clear < 2 or not _names_beside(grid, label, list(both)):
        return None
    settled = settle({row: pair for row, pair in texts.items() if len(both[row]) == 1})
    rows = {row: (settled[row],) if row in settled else letters for row, letters in both.items()}
    areas, top = _areas(grid, label, rows, floor)
    return Card(grid, label, rows, areas, top) if areas else None


def _sentences(texts: list[str]) -> bool:
    """Say whether a column tells what letters mean: most texts have a part longer than a name."""
    told = [text for text in texts if text]
    longest = [max(len(part.split()) for part in re.split(r"[,;\n]", text)) for text in told]
    return sum(words > 5 for words in longest) * 2 > len(told)


def _names_beside(grid: Grid, label: int, rows: list[int]) -> bool:
    """Say whether names stand beside the letters: a legend has sentences, a matrix letters."""
    texts = [text for r in rows for c in range(label + 1, len(grid.rows[r])) if (text := grid.at(r, c))]
    cells = [read_cell(text) for text in texts]
    named = sum(cell.kind == "text" or any(len(sign) > 1 for sign in cell.unknown) for cell in cells)
    sentences = sum(len(text.split()) > 5 and not any(mark in text for mark in ",;\n") for text in texts)
    return named * 2 > len(texts) and sentences * 2 <= len(texts)


def _areas(
    grid: Grid, label: int, rows: dict[int, tuple[str, ...]], floor: int
) -> tuple[dict[int, str], int]:
    """Return the value columns and the area that each one tells of; and the first row that is theirs."""
    first = min(rows)
    above = [first - 1] if first > floor else []
    values = [c for c in range(label + 1, grid.width) if any(grid.at(r, c) for r in (*above, *rows))]
    head = {c: one_line(grid.filled(first - 1, c)) for c in values} if above else {}
    if not any(head.values()):
        return dict.fromkeys(values, ""), first
    if any(is_exactly(head[c], AREA) for c in values) and any(
        is_exactly(head[c], PARTY - AREA) for c in values
    ):
        return {}, first
    kept = [c for c in values if not is_exactly(head[c], NOTE | META) or is_exactly(head[c], PARTY)]
    kept = [c for c in kept if not _sentences([grid.at(r, c) for r in rows])] or kept
    generic = all(is_exactly(head[c], PARTY) or letter_heading(head[c]) or not head[c] for c in kept)
    corner = grid.at(first - 1, label)
    if len(kept) == 1 and corner and is_exactly(corner, AREA) and not known(head[kept[0]]):
        return {kept[0]: head[kept[0]]}, first - 1
    if generic:
        name = (
            ""
            if not corner or known(corner) or letter_heading(corner) or key(corner) in {"raci", "rasci"}
            else one_line(corner)
        )
        return dict.fromkeys(kept, name), first - 1
    return {c: head[c] for c in kept}, first - 1
