"""Letters that show in a cell and were not given there: where they come from, and what to do."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ownership.enums import REPLACING
from ownership.matrix import Reason, build
from ownership.matrix.given import Place
from ownership.matrix.model import Columns, Kind

if TYPE_CHECKING:
    from .cells import Edit

COLUMNS: dict[Kind, Columns] = {"person": "people", "team": "teams", "seat": "seats"}


def shown_from_elsewhere(*, edits: Sequence[Edit], on: dt.date) -> dict[Place, str]:
    """Why letters that somebody would take away stay: only for cells in which nothing was theirs to take."""
    by_kind: dict[Kind, list[Edit]] = defaultdict(list)
    for each in edits:
        if each.take:
            by_kind[each.holder[0]].append(each)
    said = {}
    for kind, wanted in by_kind.items():
        areas = {each.area for each in wanted}
        found = build(on=on, columns=COLUMNS[kind], areas=areas, hide_empty=True, group="")
        rows = {row.area: row for row in found.rows}
        for each in wanted:
            cell = rows[each.area].cell(each.holder) if each.area in rows else ()
            reasons = [reason for mark in cell if mark.letter in each.take for reason in mark.reasons]
            if reasons:
                said[each.place] = " ".join(dict.fromkeys(map(_sentence, reasons)))
    return said


def _sentence(reason: Reason) -> str:
    label = f"{reason.letter}{' (deputy)' if reason.deputy else ''}"
    if reason.inherited_from:
        own = f", or give this area its own {reason.letter}" if reason.letter in REPLACING else ""
        return f"{label} comes from {reason.inherited_from}. Take it away there{own}."
    return f"{label} comes through {reason.through}. Take it away from {reason.through}."
