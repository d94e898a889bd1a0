"""A matrix as one table of HTML, written by hand: 12,000 cells are too many for nested templates.

Every cell has the id `a<area><p|t|s><party>`, its row `data-area`, its column's head `data-column`:
enough for a script to say which area and party a cell is about. End tags that HTML lets one leave out are.
"""

from collections.abc import Collection, Container, Iterator, Mapping
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ownership.matrix.model import Cell, Key, Mark, Matrix, Row
from ownership.templatetags.shell import initials

# The worst finding that speaks of a party in an area.
Marked = Mapping[tuple[int, Key], str]
HEADS = {"people": "People", "teams": "Teams", "seats": "Job roles"}


def table(*, matrix: Matrix, marked: Marked, figures: Container[int]) -> SafeString:
    """The whole grid, with its head, its totals and why each letter is there.

    `figures` are the people whose own totals are shown; those of others stay empty.
    """
    parts = [
        f'<table class="matrix" role="grid" aria-label="Who holds what, by {HEADS[matrix.columns].lower()}">',
        *_head(matrix),
        "<tbody>",
        *_body(matrix, marked),
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


def row_html(*, row: Row, columns: Collection[Key], ends: Container[Key], marked: Marked) -> SafeString:
    """One `<tr>`, with a cell for each of the columns in their order; `ends` as of the table it stands in."""
    cells = (
        _cell(row, key, row.cell(key), edge=key in ends, finding=marked.get((row.area, key), ""))
        for key in columns
    )
    off = " off" if row.accountable != 1 else ""
    total = f'<td class="tot{off}">{row.accountable} · {row.responsible}</tr>'
    return mark_safe("".join((_row_head(row), *cells, total)))  # noqa: S308 - every name went through escape


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


def _body(matrix: Matrix, marked: Marked) -> Iterator[str]:
    columns, edges = [column.key for column in matrix.all_columns], ends(matrix)
    for group in matrix.row_groups:
        if group.name:
            yield (
                f'<tr class="group"><th scope="rowgroup">{escape(group.name)}'
                f"<small>{escape(group.note)}</small></th>"
                f'<td colspan="{len(columns) + 1}"></td></tr>'
            )
        for row in group.rows:
            yield row_html(row=row, columns=columns, ends=edges, marked=marked)


def _row_head(row: Row) -> str:
    name, look = escape(row.name), f"d{min(row.depth, 3)}" if row.depth else ""
    sign = (
        f'<span class="sev {row.severity}" role="img" aria-label="finding"></span>'
        if row.severity
        else '<span class="sev none"></span>'
    )
    return (
        f'<tr data-area="{row.area}"><th class="area" scope="row" id="a{row.area}"><div class="{look}">{sign}'
        f'<a href="{reverse("area", args=[row.area])}" title="{name}">{name}</a></div></th>'
    )


def _cell(row: Row, key: Key, cell: Cell, *, edge: bool, finding: str) -> str:
    look = " ".join(
        part for part in ("edge" if edge else "", "many" if len(cell) > 1 else "", finding) if part
    )
    classes = f' class="{look}"' if look else ""
    opening = f"<td id={cell_id(row.area, key)}{classes}"
    if not cell:
        return f"{opening}>"
    why = escape("\n".join(mark.why for mark in cell))
    return f'{opening} title="{why}">{"".join(letter(mark) for mark in cell)}'


def letter(mark: Mark) -> str:
    look = [
        mark.letter,
        "via" if mark.inherited or mark.through else "",
        "dep" if mark.deputy else "",
        "dim" if mark.dimmed else "",
        "gap" if mark.gap else "",
    ]
    return f'<span class="l {" ".join(part for part in look if part)}">{mark.letter}</span>'


def _foot(matrix: Matrix, figures: Container[int]) -> Iterator[str]:
    yield '<tr><th class="area" scope="row"><div>Accountable for</div></th>'
    edges = ends(matrix)
    for column in matrix.all_columns:
        edge = ' class="edge"' if column.key in edges else ""
        shown = column.key[0] != "person" or column.key[1] in figures
        yield f"<td{edge}>{column.accountable or '' if shown else ''}"
    yield '<td class="tot"></tr>'
