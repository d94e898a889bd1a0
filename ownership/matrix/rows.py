"""Rows in groups, in the order of the tree, indented below the nearest area shown in the same group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from .areas import AreaFacts, Tree
from .model import Grouping, Row, RowGroup
from .parties import Parties

GroupKey = tuple[Any, ...]
MakeRow = Callable[[AreaFacts, int], Row]


def groups(
    areas: Iterable[AreaFacts], *, group: Grouping, tree: Tree, parties: Parties, row: MakeRow
) -> tuple[RowGroup, ...]:
    by_group: dict[tuple[GroupKey, str, str], list[AreaFacts]] = defaultdict(list)
    for area in areas:
        by_group[_group(area, group=group, tree=tree, parties=parties)].append(area)
    return tuple(
        RowGroup(name, _note(scope, len(found)), _rows(found, tree=tree, row=row))
        for (_, name, scope), found in sorted(by_group.items(), key=lambda item: item[0])
    )


def _group(area: AreaFacts, *, group: Grouping, tree: Tree, parties: Parties) -> tuple[GroupKey, str, str]:
    """What sorts the group, its name, and its scope."""
    if group == "category":
        if area.category is None:
            return (1,), "Uncategorised", ""
        return (0, area.position, area.category), area.category, f"{area.perspective} scope"
    if group == "team":
        name = parties.teams[area.team].name if area.team else "No owning team"
        return parties.path(area.team), name, ""
    if group == "tree":
        section = tree.section(area.id)
        return tree.path(section), tree.name(section), ""
    return (), "", ""


def _note(scope: str, count: int) -> str:
    areas = "1 area" if count == 1 else f"{count} areas"
    return f"{scope} · {areas}" if scope else areas


def _rows(areas: list[AreaFacts], *, tree: Tree, row: MakeRow) -> tuple[Row, ...]:
    depths: dict[int, int] = {}
    for area in sorted(areas, key=lambda area: tree.path(area.id)):
        above = next((one for one in tree.above(area.id) if one in depths), None)
        depths[area.id] = 0 if above is None else depths[above] + 1
    facts = {area.id: area for area in areas}
    return tuple(row(facts[area], depth) for area, depth in depths.items())
