"""Teams as they were placed on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import starmap

from django.db import connection

from teams.models import TeamPlacement

_AROUND = """
WITH RECURSIVE placed AS NOT MATERIALIZED (
  SELECT p.team_id, p.parent_id, p.closed_on FROM teams_teamplacement p
  WHERE (p.period @> %(on)s::date) IS TRUE),
up AS (
  SELECT * FROM placed WHERE team_id = %(team)s
  UNION SELECT placed.* FROM up JOIN placed ON placed.team_id = up.parent_id),
down AS (
  SELECT * FROM placed WHERE team_id = %(team)s
  UNION SELECT placed.* FROM down JOIN placed ON placed.parent_id = down.team_id)
SELECT here.team_id, t.name, here.parent_id, here.closed_on
FROM (SELECT * FROM up UNION SELECT * FROM down) here JOIN teams_team t ON t.id = here.team_id
ORDER BY t.sort_name, t.id"""


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
    placed = TeamPlacement.objects.filter(period__contains=on).order_by("team__sort_name", "team_id")
    places = starmap(Place, placed.values_list("team_id", "team__name", "parent_id", "closed_on"))
    return _grown(place for place in places if closed or place.closed_on is None or place.closed_on > on)


def around(*, team: int, on: dt.date) -> TeamTree:
    """A team with those above it and all below it, closed ones too; one query, however many others."""
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"team": team, "on": on})
        return _grown(starmap(Place, cursor.fetchall()))


def _grown(places: Iterable[Place]) -> TeamTree:
    found = TeamTree({place.id: place for place in places})
    for place in found.places.values():
        found.below[place.parent if place.parent in found.places else None].append(place.id)
    return found
