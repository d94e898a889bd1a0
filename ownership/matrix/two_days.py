"""What the database says of two days, read together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import areas as area_rows
from . import parties as party_rows
from .areas import AreaFacts, Tree
from .entries import Entry, read
from .model import Mode
from .parties import Parties


@dataclass(frozen=True, slots=True)
class Fits:
    """Which areas; `team` is an id and takes in its subtree, unless `own`."""

    mode: Mode
    team: int | None
    category: int | None
    areas: list[int] | None
    search: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    areas: list[AreaFacts]
    entries: list[Entry]
    tree: Tree
    parties: Parties
    on: dt.date


def both(*, days: tuple[dt.date, dt.date], fits: Fits, names: bool) -> list[Source]:
    """Of each day, in the areas that the filters let through on either.

    Of people the names alone with `names`, which are the same on both days; else their places too.
    """
    parties = [party_rows.load(on=on, team=fits.team) for on in days]
    shown = [_shown(on, fits, known) for on, known in zip(days, parties, strict=True)]
    if fits.team is not None:
        shown = _widened(days, fits, shown)
    found = [
        Source(
            areas,
            read(mode=fits.mode, on=on, areas=_ids(areas)),
            area_rows.tree(on=on, areas=areas),
            known,
            on,
        )
        for on, areas, known in zip(days, shown, parties, strict=True)
    ]
    _learn(found, names)
    return found


def _learn(found: Sequence[Source], names: bool) -> None:
    """Who holds something on one of the days."""
    first, second = found
    known = [(source, source.entries) for source in found]
    if names:
        known = [(first, [*first.entries, *second.entries])]
    for source, entries in known:
        people = {id for each in entries for id in (each.person, each.made_person) if id}
        if names:
            source.parties.load_names(ids=people)
        else:
            source.parties.load_people(on=source.on, ids=people, teams=())
        teams, seats = ({getattr(each, of) for each in entries} for of in ("made_team", "made_seat"))
        source.parties.learn(on=source.on, teams=teams, seats=seats)
    if names:
        second.parties.add_names(of=first.parties)


def _shown(on: dt.date, fits: Fits, parties: Parties) -> list[AreaFacts]:
    teams = parties.asked(fits.team, own=fits.own)
    return area_rows.shown(
        on=on, mode=fits.mode, teams=teams, category=fits.category, areas=fits.areas, search=fits.search
    )


def _widened(days: Sequence[dt.date], fits: Fits, shown: Sequence[list[AreaFacts]]) -> list[list[AreaFacts]]:
    """What a team has on one of the days: what it lost is a change, and so is what it got."""
    either = {id for areas in shown for id in _ids(areas)}
    missing = [either - set(_ids(areas)) for areas in shown]
    return [
        [*areas, *_shown(on, replace(fits, team=None, areas=list(ids)), Parties({}, {}))] if ids else areas
        for on, areas, ids in zip(days, shown, missing, strict=True)
    ]


def _ids(areas: list[AreaFacts]) -> list[int]:
    return [area.id for area in areas]
