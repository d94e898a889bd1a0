"""What one person holds, at its origin: an area below that inherits it is not listed again."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from ownership.enums import Letter
from ownership.models import Area, Assignment
from ownership.who import rows
from ownership.who.held import Held, line_of
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
    found = rows.whole(on=on, areas=areas, letters=Letter.values, person=person.pk)
    lines: dict[int, list[Held]] = defaultdict(list)
    for row, more in found:
        lines[row.area].append(line_of(row, more, [person] if more.person else []))
    for held in lines.values():
        held.sort(key=lambda line: ORDER.index(line.letter))
    return [(area, lines[area.pk]) for area in Area.objects.filter(pk__in=lines).order_by("sort_name", "pk")]
