"""Who answers for a person, a team or a seat: themselves, its leads, whoever sits there."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q

from teams.models import Membership

from .work import Values, Work

Party = tuple[str, int]
"""The column and the id of a holder, such as ("team_id", 7)."""
COLUMNS = ("person_id", "team_id", "seat_id")


def party_of(row: Values) -> Party:
    return next((column, row[column]) for column in COLUMNS if row.get(column))


def behind(*, parties: Collection[Party], on: dt.date) -> list[Values]:
    """The memberships by which somebody answers for a team or a seat; one query, none for people alone."""
    teams, seats = _ids(parties, "team_id"), _ids(parties, "seat_id")
    if not teams and not seats:
        return []
    kept = Membership.objects.filter(Q(team__in=teams, lead=True) | Q(seat__in=seats), period__contains=on)
    return [{**row} for row in kept.values("id", "person_id", "team_id", "seat_id", "lead")]


def answering(
    *, parties: Collection[Party], work: Work, on: dt.date, known: Iterable[Values] | None = None
) -> dict[Party, set[int]]:
    """Ids of people, with the memberships that the work writes; `known` are those behind these parties."""
    found: dict[Party, set[int]] = defaultdict(set)
    teams, seats = _ids(parties, "team_id"), _ids(parties, "seat_id")
    for id in _ids(parties, "person_id"):
        found["person_id", id].add(id)
    if not teams and not seats:
        return found
    for row in _memberships(behind(parties=parties, on=on) if known is None else known, work, on):
        if row["lead"] and row["team_id"] in teams:
            found["team_id", row["team_id"]].add(row["person_id"])
        if row["seat_id"] in seats:
            found["seat_id", row["seat_id"]].add(row["person_id"])
    return found


def _ids(parties: Collection[Party], column: str) -> set[int]:
    return {id for each, id in parties if each == column}


def _memberships(known: Iterable[Values], work: Work, on: dt.date) -> Iterator[Values]:
    written = work.after(Membership)
    touched = {*written, *work.removes[Membership]}
    yield from (row for row in known if row["id"] not in touched)
    for row in written.values():
        if _contains(row["period"], on):
            yield {"lead": False, "team_id": None, "seat_id": None, **row}


def _contains(period: Any, on: dt.date) -> bool:
    return bool(period.lower <= on and (period.upper is None or on < period.upper))
