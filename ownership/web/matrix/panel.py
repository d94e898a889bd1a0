"""What the panel beside the grid says of a cell or an area, and what can be done there."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from ownership.matrix import Cell, Key, Mark, Row, build
from ownership.models import Area
from ownership.operations.consequences import Consequences, consequences
from ownership.rules import names
from ownership.rules.read import Read
from ownership.rules.reading import open_findings
from ownership.rules.suggestions import Suggestion
from ownership.web.findings.action import Action
from ownership.web.findings.actions import empty, offered
from ownership.web.findings.allowed import cures, may_act
from ownership.web.findings.preview import Shown
from ownership.web.matrix.unsettled import Unsettled, unsettled
from ownership.web.matrix.work_above import WorkAbove, work_above
from teams.models import User

# Of one finding; the rest is on its page.
MOST = 3
Forms = Sequence[tuple[Action, forms.Form]]


@dataclass(frozen=True)
class Offer:
    cure: Suggestion
    follows: Consequences


@dataclass
class Wrong:
    """One finding, with its cures; `ways` are the other forms, where they were asked for.

    `preview` is of the cure that was pressed, `left` the key of the one that was looked at and left.
    """

    read: Read
    allowed: bool
    offers: Sequence[Offer]
    ways: Forms = ()
    problems: Sequence[Any] = ()
    preview: Shown | None = None
    left: str = ""


@dataclass(frozen=True)
class Panel:
    area: Area
    row: Row | None
    cell: Cell | None
    """None: it is about the area as a whole."""
    who: str
    wrongs: Sequence[Wrong]
    above: WorkAbove | None
    unsettled: Sequence[Unsettled] = ()


def panel(
    *,
    area: Area,
    column: Key | None,
    asked: Mapping[str, Any],
    user: User,
    on: dt.date,
    acting: bool,
    ways: int | None = None,
) -> Panel:
    """`acting` says whether something can be done on this day; `ways` is the finding to show all forms of."""
    matrix = build(on=on, columns=asked["columns"], mode=asked["mode"], areas=[area.pk], hide_empty=True)
    row = next(matrix.rows, None)
    cell = None if column is None else row.cell(column) if row else ()
    reads = open_findings(on=on, viewer=user, areas=[area.pk])
    return Panel(
        area,
        row,
        cell,
        _name(column) if column and not cell else "",
        list(_wrongs(reads, user, on, ways)) if acting else [Wrong(read, False, ()) for read in reads],
        work_above(area=area, user=user, on=on) if acting else None,
        unsettled(marks=_marks(row, cell), user=user, on=on, acting=acting),
    )


def _marks(row: Row | None, cell: Cell | None) -> list[Mark]:
    """Those of the cell, or of all cells of the area."""
    cells = [cell] if cell is not None else row.cells.values() if row else []
    return [mark for each in cells for mark in each]


def _wrongs(reads: Sequence[Read], user: User, on: dt.date, ways: int | None) -> list[Wrong]:
    allowed = may_act(user=user, reads=reads, on=on)
    found = cures(user=user, reads=[read for read in reads if read.finding.pk in allowed], on=on)
    flat = [(read.finding.pk, cure) for read in reads for cure in found.get(read.finding.pk, [])[:MOST]]
    follows = consequences(changes=[cure.changes for _, cure in flat], actor=user, on=on)
    offers = [(pk, Offer(cure, each)) for (pk, cure), each in zip(flat, follows, strict=True)]
    return [
        Wrong(
            read,
            (pk := read.finding.pk) in allowed,
            [offer for each, offer in offers if each == pk],
            ways_of(read, on=on) if ways == pk and pk in allowed else (),
        )
        for read in reads
    ]


def ways_of(read: Read, *, on: dt.date, tried: tuple[Action, forms.Form] | None = None) -> Forms:
    """All that can be done beside the cures; ids differ from those of another finding's forms."""
    found = []
    for action in offered(read):
        form = tried[1] if tried and tried[0] is action else empty(action, on=on)
        form.auto_id = f"id_{read.finding.pk}_%s"
        found.append((action, form))
    return found


def _name(column: Key) -> str:
    kind, id = column
    ids: dict[str, list[int]] = {"person": [], "team": [], "seat": [], kind: [id]}
    known = names.load(people=ids["person"], teams=ids["team"], seats=ids["seat"], areas=())
    return known.subject(kind, id) if id else f"No {kind}"
