"""The verb of a review: whoever answers for areas says that they are still right."""

import datetime as dt
from collections.abc import Collection

from ownership.changes import Change, ChangeSet
from ownership.enums import Lifecycle
from ownership.models import Area
from teams.models import Person, User

from .problems import Problem, Refused
from .writer import MOST, Applied, apply


def confirm(*, areas: Collection[Area], actor: User | None, on: dt.date) -> Applied:
    """Say of areas that who holds what there is still right, all in one request."""
    if not areas:
        raise Refused(Problem("No area is chosen.", "", "Tick those that are still right."))
    retired = [area for area in areas if area.lifecycle == Lifecycle.RETIRED]
    if retired:
        what = "It is retired, so there is nothing to confirm."
        raise Refused(*(Problem(what, str(area), "Leave it out.") for area in retired[:MOST]))
    person = Person.objects.filter(user=actor).first() if actor else None
    values = {"confirmed_on": on, "confirmed_by_id": person and person.pk}
    rows = tuple(Change(Area._meta.label, area.pk, values) for area in areas)
    return apply(changes=ChangeSet(f"{_what(areas)} still right", rows), actor=actor, on=on)


def _what(areas: Collection[Area]) -> str:
    if len(areas) == 1:
        return f"{next(iter(areas))} is"
    return f"{len(areas)} areas are"
