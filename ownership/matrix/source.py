"""What the database says, before it is pivoted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from . import areas as area_rows
from . import parties as party_rows
from .areas import AreaFacts, Tree
from .entries import Entry, read
from .model import Key, Mode
from .parties import Parties


@dataclass(frozen=True, slots=True)
class Ground:
    """The areas that the filters let through, with their places, and the teams asked for."""

    on: dt.date
    mode: Mode
    areas: list[AreaFacts]
    tree: Tree
    parties: Parties
    within: set[int]

    @property
    def ids(self) -> list[int]:
        return [area.id for area in self.areas]


def ground(
    *,
    on: dt.date,
    mode: Mode = "effective",
    team: int | None = None,
    own: bool = False,
    category: int | None = None,
    areas: Iterable[int] | None = None,
    search: str = "",
    keep: Collection[int] = (),
    alone: bool = False,
) -> Ground:
    """Four queries at most. `keep` shows areas whatever the filters say; `alone`, nothing but these and what
    is above them is read."""
    bare = alone and team is None
    parties = Parties({}, {}) if bare else party_rows.load(on=on, team=team)
    teams = parties.asked(team, own=own)
    line = area_rows.lineage(on=on, areas=keep) if alone else None
    found = area_rows.shown(
        on=on,
        mode=mode,
        teams=teams,
        category=category,
        areas=areas,
        search=search,
        keep=keep,
        among=None if line is None else line.parents,
    )
    tree = line or area_rows.tree(on=on, areas=found)
    return Ground(on, mode, found, tree, parties, set(parties.teams) if teams is None else teams)


def entries(
    *,
    ground: Ground,
    areas: Iterable[int],
    everybody: bool = False,
    also: Iterable[Key] = (),
) -> list[Entry]:
    """Who holds what in these areas, and the names of those who do; with `everybody`, also of those who hold
    nothing. Three queries at most."""
    found = read(mode=ground.mode, on=ground.on, areas=areas)
    people = {id_ for entry in found for id_ in (entry.person, entry.made_person) if id_}
    people |= {id_ for kind, id_ in also if kind == "person"}
    teams = {entry.made_team for entry in found if entry.made_team} | (ground.within if everybody else set())
    ground.parties.load_people(on=ground.on, ids=people, teams=teams)
    ground.parties.learn(
        on=ground.on,
        teams=[entry.made_team for entry in found] + [id_ for kind, id_ in also if kind == "team"],
        seats=[entry.made_seat for entry in found] + [id_ for kind, id_ in also if kind == "seat"],
    )
    return found
