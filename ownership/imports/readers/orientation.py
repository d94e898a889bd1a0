"""Whether the rows of a matrix are areas, or parties."""

import re
from collections.abc import Iterable

from ..reading import AreaRead, Held
from .letters import read_cell
from .table import Table
from .text import key, words
from .vocabulary.headings import AREA, PARTY, SECTION, is_exactly

_ROLES = words(
    """
    manager lead leader engineer developer developers officer analyst director owner architect sponsor
    team teams designer tester administrator admin specialist coordinator head chief board committee
    client customer vendor supplier stakeholder stakeholders consultant master scientist department ceo
    cto cfo cio coo ciso dpo pm po qa hr tl ba sre dba devops marketing sales chef responsable directeur
    equipe developpeur chargé jefe equipo gerente desarrollador analista cliente lider gestor
    desenvolvedor leiter leitung entwickler abteilung teamleiter geschaftsfuhrer projektleiter kunde
    directie afdeling ontwikkelaar kierownik dyrektor zespol programista klient менеджер руководитель
    разработчик аналитик директор отдел команда заказчик тестировщик керівник розробник замовник vedouci
    reditel vyvojar utvecklare leder utvikler udvikler johtaja kehittaja paallikko mudur yonetici
    gelistirici giam doc truong phong responsabile direttore sviluppatore
    """
)
_ACTS = words(
    """
    design development testing planning review approval analysis deployment implementation documentation
    training monitoring reporting requirements maintenance support build test define create develop
    approve plan prepare execute deploy write manage deliver validate update release budget strategy
    migration integration setup onboarding
    """
)


def parties_in_rows(table: Table) -> bool:
    """Weigh the corner's word, where one A a line stands, and what the heads sound like."""
    if len(table.labels) == 0 or table.kind != "matrix":
        return False
    label = table.labels[-1]
    heads = [column.party for column in table.columns]
    names = [table.grid.filled(row, label) for row in table.rows]
    score = _corner(table.heading(label)) + 2 * _one_a(table)
    score += 3 * (_share(names, _ROLES) - _share(heads, _ROLES)) + 3 * (
        _share(heads, _ACTS) - _share(names, _ACTS)
    )
    return score > 1.5


def _corner(heading: str) -> float:
    if len(re.split(r"[/\\|\n↓→]+", heading.strip())) > 1:
        return 0.0
    if is_exactly(heading, AREA | SECTION) and not is_exactly(heading, PARTY):
        return -3.0
    if is_exactly(heading, PARTY) and not is_exactly(heading, AREA):
        return 1.0 if key(heading) in {"name", "names", "title", "nome", "nom", "nombre", "naam"} else 3.0
    return -1.5 if any(token in AREA for token in key(heading).split()) else 0.0


def _one_a(table: Table) -> float:
    """Return how much oftener a column has exactly one A than a row has."""
    by_row: dict[int, int] = {}
    by_column: dict[int, int] = {}
    for row in table.rows[:300]:
        for column in table.columns:
            cell = read_cell(table.grid.at(row, column.index))
            if cell.kind == "letters":
                accountable = "A" in cell.letters
                by_row[row] = by_row.get(row, 0) + accountable
                by_column[column.index] = by_column.get(column.index, 0) + accountable
    rows = sum(count == 1 for count in by_row.values()) / max(len(by_row), 1)
    columns = sum(count == 1 for count in by_column.values()) / max(len(by_column), 1)
    return columns - rows


def _share(texts: list[str], words: frozenset[str]) -> float:
    kept = [key(text) for text in texts if text]
    return sum(any(token in words for token in text.split()) for text in kept) / max(len(kept), 1)


def parties_hold_areas(table: Table) -> bool:
    """Say whether the rows of a table with columns of letters are parties, and its cells name areas."""
    if table.kind != "letters" or len(table.labels) != 1:
        return False
    names = [table.grid.filled(row, table.labels[0]) for row in table.rows]
    corner = _corner(table.heading(table.labels[0]))
    return corner > 2 or (corner > 0 and _share(names, _ROLES) > 0.5)


def inverted(areas: Iterable[AreaRead]) -> list[AreaRead]:
    """Turn parties that hold areas into areas that parties hold."""
    held: dict[str, list[Held]] = {}
    for party in areas:
        for area in party.held:
            held.setdefault(area.party, []).append(Held(area.letter, party.name, area.where))
    return [AreaRead((), name, tuple(cells), cells[0].where) for name, cells in held.items()]
