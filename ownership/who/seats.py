"""Who sits on a seat, and what it holds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ownership.enums import Letter
from ownership.models import Area, Assignment
from ownership.querysets.period import here
from teams.models import Membership, Person, Seat

VERBS = {
    Letter.A: "is accountable for",
    Letter.R: "does the work of",
    Letter.S: "helps with",
    Letter.C: "is asked about",
    Letter.I: "is told about",
}


@dataclass(frozen=True)
class Sat:
    """`holds` are the areas of each letter that was given to the seat itself, with what it means."""

    seat: Seat
    people: list[Person]
    holds: list[tuple[str, list[Area]]]


def sitting(*, seats: Iterable[int], on: dt.date) -> dict[int, list[Person]]:
    rows = Membership.objects.filter(here(on=on, person="person"), seat__in=seats, period__contains=on)
    found: dict[int, list[Person]] = defaultdict(list)
    for row in rows.select_related("person").order_by("person__sort_name", "person_id"):
        found[row.seat_id or 0].append(row.person)
    return found


def sat(*, seat: Seat, on: dt.date) -> Sat:
    given = Assignment.objects.filter(seat=seat, deputy=False, period__contains=on)
    given = given.exclude(area__lifecycle="retired").select_related("area").order_by("area__sort_name")
    by_letter: dict[str, list[Area]] = defaultdict(list)
    for row in given:
        by_letter[row.letter].append(row.area)
    holds = [(said, by_letter[letter]) for letter, said in VERBS.items() if by_letter[letter]]
    return Sat(seat, sitting(seats=[seat.pk], on=on)[seat.pk], holds)
