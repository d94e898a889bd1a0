"""What a grid says to those who may edit it: what was given in each cell, and which rows are theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from ownership import permissions
from ownership.matrix.given import Given, Place, given, seen
from ownership.models import Area
from ownership.web.access import today
from teams.models import User


@dataclass(frozen=True)
class Hands:
    on: dt.date = dt.date.min
    cells: Mapping[Place, tuple[Given, ...]] = field(default_factory=dict)
    may: Container[int] = frozenset()

    def seen(self, place: Place) -> str:
        """What an edit of this cell sends back, so that nobody overwrites what they did not see."""
        return seen(self.cells.get(place, ()), on=self.on)

    def to_come(self, place: Place) -> list[str]:
        found = (each.to_come(on=self.on) for each in self.cells.get(place, ()))
        return [each for each in found if each]


NONE = Hands()


def hands(*, user: User, on: dt.date, areas: Iterable[int]) -> Hands:
    """Two queries at most. Of any other day than today nothing can be edited."""
    ids = list(areas)
    may: Container[int] = frozenset()
    if on == today() and permissions.is_administrator(user=user):
        may = frozenset(ids)
    elif on == today():
        mine = Area.objects.filter(permissions.may_answer_for_areas(user=user, on=on), id__in=ids)
        may = frozenset(mine.values_list("pk", flat=True))
    return Hands(on, given(on=on, areas=ids), may)
