"""A matrix with its findings, for a whole page, for some of its rows, or for rows that changed."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from ownership.enums import Severity
from ownership.matrix import Key, Matrix, build
from ownership.matrix.rows import Part
from ownership.rules.cells import Marks, by_area
from ownership.rules.showing import affected_areas
from ownership.web.matrix.grid import Marked, ends, row_html, rows_html
from ownership.web.matrix.hands import Hands, hands
from ownership.web.matrix.marks import marked
from teams.models import User


@dataclass(frozen=True)
class Sheet:
    matrix: Matrix
    marks: Mapping[int, Marks]
    user: User

    @cached_property
    def marked(self) -> Marked:
        return marked(matrix=self.matrix, marks=self.marks)

    @cached_property
    def findings(self) -> dict[int, str]:
        """What is wrong with each row, in HTML."""
        said = get_template("ownership/_dock_findings.html")
        wrong = {row.area: self.marks[row.area] for row in self.matrix.rows if row.area in self.marks}
        return {area: said.render({"marks": marks}) for area, marks in wrong.items()}

    @cached_property
    def hands(self) -> Hands:
        """What an edit of each cell starts from, and which rows are theirs."""
        return hands(user=self.user, on=self.matrix.on, areas=[row.area for row in self.matrix.rows])

    def body(self, *, columns: Sequence[Key]) -> SafeString:
        """The rows as `<tr>`s, for a table with these columns."""
        rows = rows_html(
            matrix=self.matrix,
            columns=columns,
            marked=self.marked,
            findings=self.findings,
            hands=self.hands,
        )
        return mark_safe("".join(rows))  # noqa: S308 - of escaped parts


def sheet(
    *,
    user: User,
    on: dt.date,
    asked: Mapping[str, Any],
    part: Part | None = None,
    only: Collection[Key] | None = None,
    areas: Collection[int] | None = None,
    widest: int | None = None,
) -> Sheet:
    """What somebody asked for with a MatrixForm. `areas` are those whose findings matter: none said, all."""
    marks: dict[int, Marks] = {}

    def worst(rows: Collection[int]) -> dict[int, Severity]:
        marks.update(by_area(on=on, areas=rows if areas is None else areas, viewer=user))
        return {area: each.worst for area, each in marks.items()}

    matrix = build(
        on=on,
        columns=asked["columns"],
        mode=asked["mode"],
        team=asked["team"].pk if asked["team"] else None,
        own=asked["own"],
        category=asked["category"].pk if asked["category"] else None,
        letters=(asked["letter"],) if asked["letter"] else (),
        search=asked["q"] or "",
        severities=worst,
        areas=affected_areas(on=on, viewer=user) if asked["findings"] else None,
        group="" if asked["group"] == "none" else asked["group"],
        hide_empty=asked["look"] == "list",
        only=only,
        part=part,
        widest=widest,
    )
    return Sheet(matrix, marks, user)


def fresh(
    *, user: User, on: dt.date, asked: Mapping[str, Any], columns: Sequence[Key], areas: Collection[int]
) -> dict[int, SafeString]:
    """The rows of these areas as they are now, each a `<tr>` that fits a table with these columns."""
    found = sheet(user=user, on=on, asked={**asked, "findings": None}, part=areas, only=columns, areas=areas)
    edges = ends(found.matrix)
    return {
        row.area: row_html(
            row=row,
            columns=columns,
            ends=edges,
            marked=found.marked,
            findings=found.findings,
            hands=found.hands,
        )
        for row in found.matrix.rows
    }


def key_of(column: str) -> Key | None:
    """The party of a `data-column`, such as "person-12"."""
    kind, _, pk = column.partition("-")
    if kind in ("person", "team", "seat") and pk.isascii() and pk.isdecimal():
        return kind, int(pk)  # type: ignore[return-value]
    return None
