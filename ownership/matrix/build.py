"""The pivot of a day: at most six queries, however many areas and columns."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ownership.enums import Severity

from . import areas as area_rows
from . import columns as column_groups
from . import parties as party_rows
from . import rows as row_groups
from .areas import AreaFacts, Tree
from .entries import Entry, read
from .model import Cell, Columns, Grouping, Key, Matrix, Mode, Row
from .parties import Parties
from .pivot import Cells, accountable, cells, holders


@dataclass(frozen=True, slots=True)
class Source:
    """What the database says, before it is pivoted."""

    areas: list[AreaFacts]
    entries: list[Entry]
    tree: Tree
    parties: Parties
    within: set[int]


def gather(
    *,
    on: dt.date,
    mode: Mode = "effective",
    team: int | None = None,
    category: int | None = None,
    areas: Iterable[int] | None = None,
    search: str = "",
    everybody: bool = True,
    also: Iterable[Key] = (),
) -> Source:
    """Read areas, entries and names; with `everybody`, also the people who hold nothing."""
    parties = party_rows.load(on=on)
    teams = None if team is None else parties.subtree(team)
    within = set(parties.teams) if teams is None else teams
    found = area_rows.shown(on=on, mode=mode, teams=teams, category=category, areas=areas, search=search)
    ids = [area.id for area in found]
    entries = read(mode=mode, on=on, areas=ids)
    parties.load_people(
        on=on,
        ids=_people(entries) | {id_ for kind, id_ in also if kind == "person"},
        teams=_teams(entries) | (within if everybody else set()),
    )
    return Source(found, entries, area_rows.tree(on=on, areas=ids), parties, within)


def build(
    *,
    on: dt.date,
    columns: Columns = "people",
    mode: Mode = "effective",
    team: int | None = None,
    category: int | None = None,
    letters: Collection[str] = (),
    areas: Iterable[int] | None = None,
    search: str = "",
    severities: Mapping[int, Severity] | None = None,
    findings_only: bool = False,
    group: Grouping = "category",
    hide_empty: bool = False,
    only: Collection[Key] | None = None,
) -> Matrix:
    """Pivot one day. `team` is an id and takes in its subtree; `only` keeps these columns alone.

    `severities` says the worst finding of each area that has one. Totals count what `letters` hides.
    """
    severities = severities or {}
    if findings_only:
        areas = set(severities) if areas is None else set(severities) & set(areas)
    everybody = only is None and not hide_empty
    source = gather(
        on=on,
        mode=mode,
        team=team,
        category=category,
        areas=areas,
        search=search,
        everybody=everybody,
        also=only or (),
    )
    parties, tree = source.parties, source.tree
    pivoted = cells(source.entries, columns=columns, parties=parties, tree=tree)
    answers = Counter(key for row in pivoted.values() for key, cell in row.items() if accountable(cell))
    if letters:
        pivoted = _restricted(pivoted, letters)
    keys = {key for row in pivoted.values() for key in row}
    if everybody:
        keys |= column_groups.empty(columns=columns, parties=parties, teams=source.within)
    if only is not None:
        keys = set(only)
    by_area = defaultdict(list)
    for entry in source.entries:
        by_area[entry.area].append(entry)

    def row(area: AreaFacts, depth: int) -> Row:
        found = {key: cell for key, cell in pivoted.get(area.id, {}).items() if key in keys}
        return Row(
            *(area.id, area.name, area.slug, depth, severities.get(area.id), found),
            *(holders(by_area[area.id], letter) for letter in "AR"),
        )

    return Matrix(
        on,
        columns,
        mode,
        column_groups.groups(
            keys, columns=columns, parties=parties, within=source.within, accountable=answers
        ),
        row_groups.groups(source.areas, group=group, tree=tree, parties=parties, row=row),
    )


def _restricted(pivoted: Cells, letters: Collection[str]) -> Cells:
    kept: dict[int, dict[Key, Cell]] = defaultdict(dict)
    for area, row in pivoted.items():
        for key, cell in row.items():
            if marks := tuple(mark for mark in cell if mark.letter in letters):
                kept[area][key] = marks
    return kept


def _people(entries: Iterable[Entry]) -> set[int]:
    return {id_ for entry in entries for kind, id_ in (entry.party, entry.holder) if kind == "person"}


def _teams(entries: Iterable[Entry]) -> set[int]:
    return {id_ for entry in entries for kind, id_ in [entry.holder] if kind == "team"}
