"""Rows in groups, in the order of the tree, indented below the nearest area shown in the same group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from .areas import AreaFacts, Tree
from .model import Grouping, Row, RowGroup
from .parties import Parties

GroupKey = tuple[Any, ...]
MakeRow = Callable[[AreaFacts, int], Row]
Part = slice | Collection[int]
"""Some of the rows: by their place, or by the areas' ids."""


class Place(NamedTuple):
    area: AreaFacts
    depth: int


class Section(NamedTuple):
    """A group before its rows are filled in; `begun` where its first rows are in a part before."""

    name: str
    note: str
    places: tuple[Place, ...]
    begun: bool = False


def sections(
    areas: Iterable[AreaFacts], *, group: Grouping, tree: Tree, parties: Parties
) -> Iterator[Section]:
    by_group: dict[tuple[GroupKey, str, str], list[AreaFacts]] = defaultdict(list)
    for area in areas:
        by_group[_group(area, group=group, tree=tree, parties=parties)].append(area)
    for (_, name, scope), found in sorted(by_group.items(), key=lambda item: item[0]):
        yield Section(name, _note(scope, len(found)), _places(found, tree=tree))


def of_part(sections: Iterable[Section], part: Part) -> Iterator[Section]:
    """What of the sections is in that part."""
    number = count()
    for section in sections:
        numbered = [(next(number), place) for place in section.places]
        if isinstance(part, slice):
            first, last = part.start or 0, part.stop
            kept = [place for n, place in numbered if n >= first and (last is None or n < last)]
        else:
            kept = [place for _, place in numbered if place.area.id in part]
        if kept:
            yield section._replace(places=tuple(kept), begun=kept[0] is not section.places[0])


def groups(sections: Iterable[Section], *, row: MakeRow) -> tuple[RowGroup, ...]:
    return tuple(
        RowGroup(each.name, each.note, tuple(row(*place) for place in each.places), each.begun)
        for each in sections
    )


def _group(area: AreaFacts, *, group: Grouping, tree: Tree, parties: Parties) -> tuple[GroupKey, str, str]:
    """What sorts the group, its name, and its scope."""
    if group == "category":
        if area.category is None:
            return (1,), "Uncategorised", ""
        return (0, area.position, area.category), area.category, area.perspective or ""
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


def _places(areas: list[AreaFacts], *, tree: Tree) -> tuple[Place, ...]:
    depths: dict[int, int] = {}
    for area in sorted(areas, key=lambda area: tree.path(area.id)):
        above = next((one for one in tree.above(area.id) if one in depths), None)
        depths[area.id] = 0 if above is None else depths[above] + 1
    facts = {area.id: area for area in areas}
    return tuple(Place(facts[area], depth) for area, depth in depths.items())
