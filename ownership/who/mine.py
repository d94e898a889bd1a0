"""What one person holds, at its origin: an area below that inherits it is not listed again."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import F, Q

from ownership.holdings import at
from ownership.models import Area, Assignment
from ownership.who.held import Held, line_of, lines
from ownership.who.named import ORDER
from teams.models import Membership, Person


def mine(*, person: Person, on: dt.date, areas: Iterable[int] | None = None) -> list[tuple[Area, list[Held]]]:
    """Areas by name, each with the letters the person holds there and through what.

    `areas` are those where it was given, where that is known already.
    """
    there = Membership.objects.filter(person=person, period__contains=on)
    if areas is None:
        live = Assignment.objects.filter(period__contains=on).values_list("area", flat=True)
        seated = live.filter(seat__in=there.exclude(seat=None).values("seat"))
        areas = live.filter(person=person).union(seated, live.filter(team__in=there.values("team")))
    members = Q(person=person) | Q(person=None, gap=None, seat=None, team__in=there.values("team"))
    rows = (
        lines(at(on=on, areas=areas).filter(members, source=F("area")))
        .select_related("area", "person", "source", "assignment")
        .order_by("area__sort_name")
    )
    found: dict[int, tuple[Area, list[Held]]] = {}
    for row in rows:
        found.setdefault(row.area_id, (row.area, []))[1].append(line_of(row))
    for _, held in found.values():
        held.sort(key=lambda line: ORDER.index(line.letter))
    return list(found.values())
