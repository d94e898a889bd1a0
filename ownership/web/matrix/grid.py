"""A matrix as one table of HTML, written by hand: 12,000 cells are too many for nested templates.

Every cell has the id `a<area><p|t|s><party>`, its row `data-area`, its column's head `data-column`:
enough for a script to say which area and party a cell is about. End tags that HTML lets one leave out are.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ownership.enums import Acceptance
from ownership.matrix.model import Cell, Key, Mark, Matrix, Row
from ownership.templatetags.shell import initials
from ownership.web.matrix.hands import NONE, Hands

# The worst finding that speaks of a party in an area.
Marked = Mapping[tuple[int, Key], str]
HEADS = {"people": "People", "teams": "Teams", "seats": "Job roles"}


def table(
    *,
    matrix: Matrix,
    marked: Marked,
    figures: Container[int] | None,
    findings: Mapping[int, str],
    first: int = 0,
    address: str = "",
    hands: Hands = NONE,
) -> SafeString:
    """The grid, with its head, its totals and why each letter is there.

    `figures` are the people whose own totals are shown (None: everybody's). Where it is a part of the rows,
    from `first` on, a row stands for those before and one for those after; `address` and a number is a page
    that begins there.
    """
    columns, last = len(matrix.all_columns), first + sum(1 for _ in matrix.rows)
    size = f' aria-rowcount="{matrix.size + 3}"' if last - first < matrix.size else ""
    label = f"Who holds what, by {HEADS[matrix.columns].lower()}"
    parts = [
        f'<table class="matrix" role="grid" aria-readonly="true" aria-label="{label}"{size}>',
        *_head(matrix),
        "<tbody>",
        _rest(0, first, columns, f"{address}{max(0, first - (last - first))}") if first else "",
        *rows_html(
            matrix=matrix,
            columns=[column.key for column in matrix.all_columns],
            marked=marked,
            findings=findings,
            hands=hands,
        ),
        _rest(last, matrix.size, columns, f"{address}{last}") if last < matrix.size else "",
        "</tbody><tfoot>",
        *_foot(matrix, figures),
        "</tfoot></table>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - every name went through escape


def cell_id(area: int, key: Key) -> str:
    return f"a{area}{key[0][0]}{key[1]}"


def ends(matrix: Matrix) -> set[Key]:
    """The last column of each group, where a stronger line is drawn."""
    return {group.columns[-1].key for group in matrix.column_groups}


def rows_html(
    *, matrix: Matrix, columns: Sequence[Key], marked: Marked, findings: Mapping[int, str], hands: Hands
) -> Iterator[str]:
    """The rows that are filled in, each group below its name; `columns` are those of the table's head."""
    edges, drawn = ends(matrix), Drawn()
    for group in matrix.row_groups:
        if group.name and not group.begun:
            yield _group(group.name, group.note, len(columns) + 1)
        for row in group.rows:
            yield row_html(
                row=row,
                columns=columns,
                ends=edges,
                marked=marked,
                findings=findings,
                hands=hands,
                drawn=drawn,
            )


def row_html(
    *,
    row: Row,
    columns: Sequence[Key],
    ends: Container[Key],
    marked: Marked,
    findings: Mapping[int, str],
    hands: Hands,
    drawn: "Drawn | None" = None,
) -> SafeString:
    """One `<tr>`, with a cell for each of the columns in their order; `ends` as of the table it stands in.

    `findings` say in HTML what is wrong with an area, for the panel beside the grid. `drawn` keeps what marks
    look like from one row to the next: an inherited one is the same in all rows.
    """
    drawn = Drawn() if drawn is None else drawn
    area, filled = row.area, row.cells
    cells = []
    for key in columns:
        place = (area, key)
        if key in filled or place in hands.cells or place in marked:
            cells.append(
                _cell(area, key, filled.get(key, ()), key in ends, marked.get(place, ""), hands, drawn)
            )
        else:  # Most cells are empty, and a page has thousands.
            cells.append(f"<td id=a{area}{_empty(key, key in ends)}")
    off = " off" if row.accountable != 1 else ""
    said = findings.get(row.area, "")
    wrong = f'<template id="findings-{row.area}">{said}</template>' if said else ""
    total = f'<td class="tot{off}">{row.accountable} · {row.responsible}{wrong}</td></tr>'
    return mark_safe("".join((_row_head(row, row.area in hands.may), *cells, total)))  # noqa: S308 - every name went through escape


def _head(matrix: Matrix) -> Iterator[str]:
    yield '<thead><tr><td class="area"></td>'
    for group in matrix.column_groups:
        name = escape(group.name)
        said = name
        if len(group.columns) == 1:
            short = escape(initials(group.name))
            said = f'<span aria-hidden="true">{short}</span><span class="sr">{name}</span>'
        yield f'<th class="edge" scope="colgroup" colspan="{len(group.columns)}" title="{name}">{said}</th>'
    yield '<td class="tot"></td></tr><tr><th class="area" scope="col">Area</th>'
    edges = ends(matrix)
    for column in matrix.all_columns:
        name = escape(column.name)
        edge = ' class="edge"' if column.key in edges else ""
        yield (
            f'<th scope="col"{edge} data-column="{column.key[0]}-{column.key[1]}" data-name="{name}">'
            f'<div class="who"><span title="{name}">{name}</span></div></th>'
        )
    yield (
        '<th class="tot" scope="col"><abbr title="How many are accountable and responsible">A · R</abbr></th>'
        "</tr></thead>"
    )


def _group(name: str, note: str, columns: int) -> str:
    return (
        f'<tr class="group"><th scope="rowgroup">{escape(name)}<small>{escape(note)}</small></th>'
        f'<td colspan="{columns}"></td></tr>'
    )


def _rest(start: int, end: int, columns: int, page: str) -> str:
    """A row in place of those from `start` to `end`, which a script fills in when it is scrolled to."""
    return (
        f'<tr class="rest" data-start="{start}" data-end="{end}"><th class="area" scope="row"><div>'
        f'<a href="{escape(page)}">More rows</a></div></th><td colspan="{columns + 1}">'
        f"{start + 1} to {end} of the areas</td></tr>"
    )


def _row_head(row: Row, may: bool) -> str:
    name, look = escape(row.name), f' class="d{min(row.depth, 3)}"' if row.depth else ""
    sign = (
        f'<span class="sev {row.severity}" role="img" aria-label="finding"></span>'
        if row.severity
        else '<span class="sev none"></span>'
    )
    return (
        f'<tr data-area="{row.area}"{" data-may" if may else ""}>'
        f'<th class="area" scope="row" id="a{row.area}"><div{look}>{sign}'
        f'<a href="{reverse("area", args=[row.area])}" title="{name}">{name}</a></div></th>'
    )


@lru_cache(maxsize=10_000)
def _empty(key: Key, edge: bool) -> str:
    edged = ' class="edge"' if edge else ""
    return f"{key[0][0]}{key[1]}{edged}>"


def _cell(area: int, key: Key, cell: Cell, edge: bool, finding: str, hands: Hands, drawn: "Drawn") -> str:
    made = (area, key) in hands.cells
    coming = hands.to_come((area, key)) if made else []
    parts = ("edge" if edge else "", "many" if len(cell) > 1 else "", finding, "soon" if coming else "")
    look = " ".join(part for part in parts if part)
    classes = f' class="{look}"' if look else ""
    seen = f' data-made="{hands.seen((area, key))}"' if made else ""
    opening = f"<td id=a{area}{key[0][0]}{key[1]}{classes}{seen}"
    if not cell and not coming:
        return f"{opening}>"
    marks = [drawn.mark(mark) for mark in cell]
    why = "\n".join([*(why for _, why in marks), *map(escape, coming)])
    return f'{opening} title="{why}">{"".join(look for look, _ in marks)}'


class Drawn(dict[int, tuple[Mark, str, str]]):
    """Marks as HTML, each with why it is there: drawn once, however many cells have the same one."""

    def mark(self, mark: Mark) -> tuple[str, str]:
        known = self.get(id(mark))
        if known is None:
            # The mark itself is kept too, so that its id is not given to another.
            known = self[id(mark)] = (mark, letter(mark), escape(mark.why))
        return known[1], known[2]


def letter(mark: Mark) -> str:
    look = [
        mark.letter,
        "via" if mark.inherited or mark.through else "",
        "dep" if mark.deputy else "",
        "dim" if mark.dimmed else "",
        "gap" if mark.gap else "",
        mark.acceptance if mark.acceptance != Acceptance.ACCEPTED else "",
    ]
    return f'<span class="l {" ".join(part for part in look if part)}">{mark.letter}</span>'


def _foot(matrix: Matrix, figures: Container[int] | None) -> Iterator[str]:
    yield '<tr><th class="area" scope="row"><div>Accountable for</div></th>'
    edges = ends(matrix)
    for column in matrix.all_columns:
        edge = ' class="edge"' if column.key in edges else ""
        shown = figures is None or column.key[0] != "person" or column.key[1] in figures
        number = f" data-n={column.accountable}>{column.accountable or ''}" if shown else ">"
        yield f"<td{edge}{number}"
    yield '<td class="tot"></tr>'
