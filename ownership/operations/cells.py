"""Edits in the cells of the matrix: many at once are one change set, and each cell is judged by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from ownership.changes import ChangeSet
from ownership.matrix.given import Place
from ownership.matrix.model import Key
from teams.models import User

from .cell_ground import Ground, ground
from .cell_rows import rows
from .cell_words import label
from .inherited import shown_from_elsewhere
from .news import news
from .problems import Problem, Refused
from .writer import Applied, apply

# What one paste can bring; a larger sheet is an import, with a plan to look at first.
MOST = 5_000


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What somebody wants in a cell: letters to give (True: as a deputy), letters to take away.

    With `exact`, whatever else was given there goes. `seen` is what the cell held when they looked.
    """

    area: int
    holder: Key
    seen: str
    give: Mapping[str, bool] = field(default_factory=dict)
    take: frozenset[str] = frozenset()
    exact: bool = False

    @property
    def place(self) -> Place:
        return self.area, self.holder


@dataclass(frozen=True)
class Edited:
    """`applied` is None where nothing was left to do; `refused` says why, cell by cell.

    `label` is its name in the change log, `areas` are those that were theirs to change.
    """

    applied: Applied | None
    refused: Mapping[Place, str]
    areas: frozenset[int]
    label: str = ""


def edit(
    *, edits: Sequence[Edit], actor: User | None, on: dt.date, at: dt.datetime, since: dt.date | None = None
) -> Edited:
    """Make all edits that can be made, from a day on; a cell that somebody changed meanwhile is left alone.

    `at` is the instant of the edit, to say how long ago others changed a cell.
    """
    day = since or on
    if day < on:
        raise Refused(Problem("A change begins today or later.", "", "Choose a later day."))
    if len(edits) > MOST:
        much = f"These are {len(edits):,} cells, and {MOST:,} at once are the most."
        raise Refused(Problem(much, "", "Import the sheet instead."))
    with transaction.atomic():
        known = ground(edits=edits, actor=actor, on=on, since=day)
        refused = {each.place: said for each in edits if (said := known.refusal(each))}
        sound = {each.place: each for each in edits if each.place not in refused}
        made = {
            place: rows(edit=each, cell=known.cells.get(place, ()), since=day)
            for place, each in sound.items()
        }
        refused |= _stale([each for place, each in sound.items() if made[place]], known, actor, at)
        refused |= shown_from_elsewhere(
            edits=[each for place, each in sound.items() if not made[place]], on=day
        )
        kept = {place: each for place, each in made.items() if each and place not in refused}
        if not kept:
            return Edited(None, refused, known.mine)
        changes = ChangeSet(
            label(made=kept, known=known), tuple(row for each in kept.values() for row in each)
        )
        return Edited(apply(changes=changes, actor=actor, on=on), refused, known.mine, changes.label)


def _stale(edits: Sequence[Edit], known: Ground, actor: User | None, at: dt.datetime) -> dict[Place, str]:
    changed = [each.place for each in edits if each.seen != known.seen(each.place)]
    return news(places=changed, actor=actor, at=at) if changed else {}
