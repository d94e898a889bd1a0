"""What a grid says to those who may edit it: what was given in each cell, and which rows are theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Value

from ownership import permissions
from ownership.matrix.given import Given, Place, given, seen
from ownership.models import Area
from ownership.web.access import today
from teams.models import Person, User


@dataclass(frozen=True)
class Hands:
    """`figures` are the people whose own totals one sees; None: everybody's."""

    on: dt.date = dt.date.min
    cells: Mapping[Place, tuple[Given, ...]] = field(default_factory=dict)
    may: Container[int] = frozenset()
    figures: Container[int] | None = None

    def seen(self, place: Place) -> str:
        """What an edit of this cell sends back, so that nobody overwrites what they did not see."""
        return seen(self.cells.get(place, ()), on=self.on)

    def to_come(self, place: Place) -> list[str]:
        found = (each.to_come(on=self.on) for each in self.cells.get(place, ()))
        return [each for each in found if each]


NONE = Hands()


def hands(*, user: User, on: dt.date, areas: Iterable[int]) -> Hands:
    """Two queries at most. Of any other day than today nothing can be edited."""
    ids, now = list(areas), today()
    cells = given(on=on, areas=ids)
    if permissions.is_administrator(user=user):
        return Hands(on, cells, frozenset(ids if on == now else ()))
    mine = Area.objects.filter(permissions.may_answer_for_areas(user=user, on=now), id__in=ids)
    seen = Person.objects.filter(permissions.may_see_figures(user=user, on=now))
    rows = seen.values_list(Value("person"), "pk")
    if on == now:
        rows = rows.union(mine.values_list(Value("area"), "pk"), all=True)
    found: dict[str, set[int]] = {"area": set(), "person": set()}
    for kind, pk in rows:
        found[kind].add(pk)
    return Hands(on, cells, frozenset(found["area"]), frozenset(found["person"]))
