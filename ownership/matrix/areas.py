"""Which areas a matrix shows, with their place on that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import FilteredRelation, Q

from ownership import sql
from ownership.enums import Lifecycle
from ownership.models import Area

from .model import Mode
from .parties import Path
from .theirs import areas_of

_ANCESTORS = f"""
WITH RECURSIVE up(area_id, parent_id) AS (
  SELECT p.area_id, p.parent_id FROM ({sql.placed(on="%(on)s")}) p WHERE p.area_id = ANY(%(areas)s)
  UNION
  SELECT p.area_id, p.parent_id FROM up JOIN ({sql.placed(on="%(on)s")}) p ON p.area_id = up.parent_id)
SELECT up.area_id, up.parent_id, a.name, a.sort_name FROM up JOIN ownership_area a ON a.id = up.area_id
"""  # noqa: S608 - composed of our own text alone


@dataclass(frozen=True, slots=True)
class AreaFacts:
    id: int
    name: str
    slug: str
    team: int | None
    category: str | None
    position: int | None
    perspective: str | None
    parent: int | None
    sort_name: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The areas shown and all above them."""

    parents: dict[int, int | None]
    names: dict[int, tuple[str, str]]
    _paths: dict[int, Path] = field(default_factory=dict)

    def name(self, area: int) -> str:
        return self.names[area][0]

    def above(self, area: int) -> list[int]:
        """Nearest first; a circle of a past day ends, and so does what was not placed yet."""
        found: list[int] = []
        parent = self.parents.get(area)
        while parent in self.parents and parent is not None and parent not in found:
            found.append(parent)
            parent = self.parents.get(parent)
        return found

    def section(self, area: int) -> int:
        return (self.above(area) or [area])[-1]

    def path(self, area: int) -> Path:
        """Sorts areas as a tree."""
        if area not in self._paths:
            line = [*reversed(self.above(area)), area]
            self._paths[area] = tuple((self.names[one][1], one) for one in line)
        return self._paths[area]


def shown(
    *,
    on: dt.date,
    mode: Mode,
    teams: set[int] | None,
    category: int | None,
    areas: Iterable[int] | None,
    search: str,
    keep: Collection[int] = (),
    among: Iterable[int] | None = None,
) -> list[AreaFacts]:
    """Areas of that day, retired ones aside, as far as the filters let them through; and those to keep.

    Of those `among` which they are looked for: none said, all.
    """
    rows = Area.objects.alias(
        place=FilteredRelation("placements", condition=Q(placements__period__contains=on))
    ).filter(~Q(place__lifecycle=Lifecycle.RETIRED), place__isnull=False)
    fits = Q()
    if areas is not None:
        fits &= Q(id__in=list(areas))
    if category is not None:
        fits &= Q(category=category)
    for word in search.split():
        fits &= Q(name__icontains=word)
    if teams is not None:
        fits &= Q(id__in=areas_of(teams=teams, effective=mode == "effective", on=on))
    if fits and keep:
        fits |= Q(id__in=list(keep))
    if among is not None:
        fits &= Q(id__in=list(among))
    return [
        AreaFacts(*row)
        for row in rows.filter(fits).values_list(
            *("id", "name", "slug", "place__owning_team_id"),
            *("category__name", "category__position", "category__perspective"),
            *("place__parent_id", "sort_name"),
        )
    ]


def tree(*, on: dt.date, areas: Iterable[AreaFacts]) -> Tree:
    """Of these areas; one query where one above them is not among them."""
    known = {area.id: area for area in areas}
    parents = {area.id: area.parent for area in known.values()}
    names = {area.id: (area.name, area.sort_name) for area in known.values()}
    if missing := {parent for parent in parents.values() if parent} - parents.keys():
        above = lineage(on=on, areas=missing)
        parents, names = above.parents | parents, above.names | names
    return Tree(parents, names)


def lineage(*, on: dt.date, areas: Iterable[int]) -> Tree:
    """Of these areas and all above them, by their ids; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS, {"on": on, "areas": list(areas)})
        rows = cursor.fetchall()
    return Tree({row[0]: row[1] for row in rows}, {row[0]: (row[2], row[3]) for row in rows})
