"""Tables of one letter a row: area, letter, party; or the parts of one party, named by the title."""

from ..reading import AreaRead, Doubt, Held
from .body import Body
from .labels import Labels, label_columns
from .table import Table
from .text import key, one_line
from .vocabulary.headings import LETTER, is_exactly


def is_long(table: Table) -> bool:
    """Say whether one column holds letters and its head names no party."""
    if len(table.columns) != 1 or not table.labels:
        return False
    heading = table.columns[0].party
    if is_exactly(heading, LETTER):
        return True
    return len(table.labels) > 1 and label_columns(table, party_wanted=True).party is not None and not table.strong


def read_long(body: Body) -> tuple[list[AreaRead], list[Doubt]]:
    """Gather the rows of each area; the party is a column, or else the table's title."""
    table = body.table
    labels = label_columns(table, party_wanted=True)
    if labels.party is None and table.after:
        labels = Labels(labels.area, labels.sections, (), labels.identifier, table.after[0])
    column = table.columns[0].index
    found: dict[tuple[str, ...], list[Held]] = {}
    first: dict[tuple[str, ...], int] = {}
    last: dict[int, str] = {}
    for row in table.rows:
        section = tuple(text for c in labels.sections if (text := _filled(table, row, c, last)))
        name = _filled(table, row, labels.area, last) if labels.area is not None else body.title
        parties = [body.party] if labels.party is None else body.names.split(table.grid.filled(row, labels.party))
        text = table.grid.at(row, column)
        if not name or not text:
            continue
        place = (*section, name)
        first.setdefault(place, row)
        for party in parties:
            for held in body.letters_of(row, column, text, party):
                found.setdefault(place, []).append(held)
    where = labels.area if labels.area is not None else column
    areas = [
        AreaRead(place[:-1], place[-1], tuple(dict.fromkeys(found.get(place, []))), table.grid.where(row, where))
        for place, row in first.items()
    ]
    return areas, body.doubts


def _filled(table: Table, row: int, column: int, last: dict[int, str]) -> str:
    if text := one_line(table.grid.filled(row, column)):
        if key(last.get(column, "")) != key(text):
            last[column] = text
        return text
    return last.get(column, "")
