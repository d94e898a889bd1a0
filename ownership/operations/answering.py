"""Who answers for a person, a team or a seat: themselves, its leads, whoever sits there."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q

from teams.models import Membership

from .work import Values, Work

Party = tuple[str, int]
"""The column and the id of a holder, such as ("team_id", 7)."""
COLUMNS = ("person_id", "team_id", "seat_id")


def party_of(row: Values) -> Party:
    return next((column, row[column]) for column in COLUMNS if row.get(column))


def answering(*, parties: Collection[Party], work: Work, on: dt.date) -> dict[Party, set[int]]:
    """Ids of people, with the memberships that the work writes; one query, none for people alone."""
    found: dict[Party, set[int]] = defaultdict(set)
    teams = {id for column, id in parties if column == "team_id"}
    seats = {id for column, id in parties if column == "seat_id"}
    for column, id in parties:
        if column == "person_id":
            found[column, id].add(id)
    if not teams and not seats:
        return found
    for row in _memberships(teams, seats, work, on):
        if row["lead"] and row["team_id"] in teams:
            found["team_id", row["team_id"]].add(row["person_id"])
        if row["seat_id"] in seats:
            found["seat_id", row["seat_id"]].add(row["person_id"])
    return found


def _memberships(teams: set[int], seats: set[int], work: Work, on: dt.date) -> Iterator[Values]:
    kept = Membership.objects.filter(Q(team__in=teams, lead=True) | Q(seat__in=seats), period__contains=on)
    written = work.after(Membership)
    touched = {*written, *work.removes[Membership]}
    for stands in kept.exclude(pk__in=touched).values("person_id", "team_id", "seat_id", "lead"):
        yield {**stands}
    for row in written.values():
        if _contains(row["period"], on):
            yield {"lead": False, "team_id": None, "seat_id": None, **row}


def _contains(period: Any, on: dt.date) -> bool:
    return bool(period.lower <= on and (period.upper is None or on < period.upper))
