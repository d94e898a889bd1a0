"""Who is in a team, and on which seat."""

import datetime as dt
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from teams.models import Membership, Person, Seat, Team


@dataclass(frozen=True)
class Sitting:
    seat: Seat
    people: list[Membership]


@dataclass(frozen=True)
class Staff:
    """Memberships of the day, leads first; those that begin or end until another day; seats with sitters."""

    members: list[Membership]
    coming: list[Membership]
    going: list[Membership]
    seats: list[Sitting]

    @property
    def leads(self) -> list[Membership]:
        return [each for each in self.members if each.lead]

    @property
    def people(self) -> list[tuple[Person, list[Membership]]]:
        """Each person once, with all that they are here as; leads first."""
        found: dict[int, tuple[Person, list[Membership]]] = {}
        for each in self.members:
            found.setdefault(each.person_id, (each.person, []))[1].append(each)
        return list(found.values())

    @property
    def timed(self) -> bool:
        return any(each.allocation is not None for each in self.members)


def staff(*, team: Team, on: dt.date, until: dt.date) -> Staff:
    """In two queries."""
    rows = list(
        team.memberships.filter(period__overlap=DateRange(on, until))
        .select_related("person", "seat__job_role", "team")
        .order_by("-lead", "person__sort_name", "pk")
    )
    members = [each for each in rows if each.period.lower <= on]
    seats = Seat.objects.filter(Q(retired_on=None) | Q(retired_on__gt=on), team=team)
    return Staff(
        members=members,
        coming=[each for each in rows if each.period.lower > on],
        going=[each for each in members if each.period.upper and each.period.upper <= until],
        seats=[
            Sitting(seat, [each for each in members if each.seat_id == seat.pk])
            for seat in seats.select_related("job_role", "team").order_by("job_role__name")
        ],
    )
