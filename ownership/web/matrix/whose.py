"""Of which team a matrix is to be, where there is more than anybody reads, and more than a page can hold."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from ownership.web.forms.within import WithinForm
from ownership.web.team.tree import around
from teams.models import Membership, Person

# A team of more, with those below it, is asked for in parts.
TEAMS = 100


class Part(NamedTuple):
    """With `own`, the team itself without those below it."""

    id: int
    name: str
    own: bool = False


def parts(
    *, form: WithinForm, asked: Mapping[str, Any], person: Person | None, on: dt.date
) -> list[Part] | None:
    """What to offer instead: one's own teams, or the one asked for itself and those below it.

    None: it can be shown.
    """
    if not form.many or any(asked.get(name) for name in ("q", "findings")):
        return None
    if asked["team"]:
        return None if asked["own"] else _of(asked["team"], on)
    places = Membership.objects.filter(person=person, period__contains=on, team__closed_on=None)
    own = places.order_by("team__sort_name").values_list("team_id", "team__name").distinct() if person else ()
    return [Part(id, name) for id, name in own if id]


def _of(team: Any, on: dt.date) -> list[Part] | None:
    placed = around(team=team.pk, on=on)
    if len(placed.within(team.pk)) <= TEAMS:
        return None
    below = (placed.places[id] for id in placed.below[team.pk])
    there = (place for place in below if not place.closed_on or place.closed_on > on)
    return [Part(team.pk, f"{team} itself", own=True), *(Part(place.id, place.name) for place in there)]
