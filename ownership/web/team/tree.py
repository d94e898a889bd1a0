"""Teams as they were placed on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from teams.models import TeamPlacement


@dataclass(frozen=True)
class Place:
    id: int
    name: str
    parent: int | None
    closed_on: dt.date | None


@dataclass
class TeamTree:
    places: dict[int, Place] = field(default_factory=dict)
    below: dict[int | None, list[int]] = field(default_factory=lambda: defaultdict(list))

    def above(self, team: int) -> list[Place]:
        """The teams above, the topmost first."""
        found: list[Place] = []
        here = self.places.get(team)
        while here and here.parent in self.places:
            here = self.places[here.parent]
            found.insert(0, here)
        return found

    def within(self, team: int) -> list[int]:
        """A team and all below it."""
        return [team, *(id for id, _ in self.ordered(team))]

    def ordered(self, root: int | None = None) -> Iterator[tuple[int, int]]:
        """Each team with its depth, followed by those below it."""
        waiting = [(id, 0) for id in reversed(self.below[root])]
        while waiting:
            id, depth = waiting.pop()
            yield id, depth
            waiting += [(each, depth + 1) for each in reversed(self.below[id])]


def tree(*, on: dt.date, closed: bool = False) -> TeamTree:
    """The teams open on a day, and with `closed` the others too; what is below a closed one moves up."""
    found = TeamTree()
    placed = TeamPlacement.objects.filter(period__contains=on).order_by("team__sort_name", "team_id")
    for row in placed.values_list("team_id", "team__name", "parent_id", "closed_on"):
        place = Place(*row)
        if closed or place.closed_on is None or place.closed_on > on:
            found.places[place.id] = place
    for place in found.places.values():
        found.below[place.parent if place.parent in found.places else None].append(place.id)
    return found
