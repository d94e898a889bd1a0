"""Holdings with what a line says of each: one statement, whose names are looked up one by one.

Joined, as select_related has it, the nine tables took 2 ms to plan and 3 to put into objects.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

_NAMES = """
SELECT h.area_id, h.assignment_id, h.letter, h.deputy, h.gap, who.name,
  (SELECT p.name FROM teams_person p WHERE p.id = a.person_id),
  (SELECT t.name FROM teams_team t WHERE t.id = a.team_id),
  (SELECT r.name FROM teams_seat s JOIN teams_jobrole r ON r.id = s.job_role_id WHERE s.id = a.seat_id),
  (SELECT t.name FROM teams_seat s JOIN teams_team t ON t.id = s.team_id WHERE s.id = a.seat_id),
  a.acceptance, a.asked_on, a.tie_breaker_id IS NOT NULL"""
_MORE = """, a.period, a.interim, a.asked_by_id, a.declined_because, h.person_id,
  nullif(h.source_id, h.area_id),
  (SELECT name FROM ownership_area WHERE id = h.source_id AND id <> h.area_id)"""
_FROM = """
FROM holdings(%(on)s::date, %(areas)s::bigint[], %(letters)s::text[]) h
  JOIN ownership_assignment a ON a.id = h.assignment_id LEFT JOIN teams_person who ON who.id = h.person_id"""
# Given to a person, to a seat or as its lead, or to a team of theirs as one.
_THEIRS = """
WHERE h.source_id = h.area_id AND (h.person_id = %(person)s
  OR (h.person_id IS NULL AND h.gap IS NULL AND h.seat_id IS NULL AND h.team_id IN (
    SELECT m.team_id FROM teams_membership m WHERE m.person_id = %(person)s AND m.period @> %(on)s::date)))"""


class Names(NamedTuple):
    area: int
    assignment: int
    letter: str
    deputy: bool
    gap: int | None
    who: str | None  # a person who answers, of whom there may be several
    # Whom it was given to: one of the first two, or the seat's job role and perhaps its team.
    of_person: str | None
    of_team: str | None
    of_role: str | None
    of_role_within: str | None
    acceptance: str
    asked_on: dt.date | None
    shared: bool


class More(NamedTuple):
    period: Any
    interim: bool
    asked_by: int | None
    declined_because: str
    person: int | None
    source: int | None  # the area it is inherited from
    source_name: str | None


def names(*, on: dt.date, areas: Iterable[int], letters: Iterable[str]) -> list[Names]:
    return [Names(*row) for row in _read(_NAMES + _FROM, on=on, areas=areas, letters=letters)]


def whole(
    *, on: dt.date, areas: Iterable[int], letters: Iterable[str], person: int | None = None
) -> list[tuple[Names, More]]:
    """With all that a line says; of a `person` alone what is theirs in the area itself."""
    cut, theirs = len(Names._fields), "" if person is None else _THEIRS
    rows = _read(_NAMES + _MORE + _FROM + theirs, on=on, areas=areas, letters=letters, person=person)
    return [(Names(*row[:cut]), More(*row[cut:])) for row in rows]


def _read(statement: str, *, areas: Iterable[int], letters: Iterable[str], **values: Any) -> list[Any]:
    given = values | {"areas": list(areas), "letters": [str(letter) for letter in letters]}
    with connection.cursor() as cursor:
        cursor.execute(statement + " ORDER BY who.sort_name", given)
        found: list[Any] = cursor.fetchall()
        return found
