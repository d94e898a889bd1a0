"""Which rows of the matrix may look different after a change."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Q

from ownership.matrix.given import KINDS, Place
from ownership.matrix.reach import reach
from ownership.models import Finding
from teams.models import Membership


def affected(*, places: Collection[Place], on: dt.date) -> set[int]:
    """Areas in which a change of cells can be seen, also by findings about the holders; two queries."""
    near = reach(on=on, areas={area for area, _ in places})
    held = {kind: {id for _, (each, id) in places if each == kind} for kind in KINDS}
    behind = Membership.objects.filter(
        Q(team__in=held["team"]) | Q(seat__in=held["seat"]), period__contains=on
    ).values("person")
    found = Finding.objects.filter(
        Q(area__in=near)
        | Q(person__in=held["person"])
        | Q(person__in=behind)
        | Q(team__in=held["team"])
        | Q(seat__in=held["seat"]),
        Q(resolved_on=None) | Q(resolved_on=on),
    )
    named = (area for areas in found.values_list("facts__areas", flat=True) for area in areas or ())
    return near | set(named)
