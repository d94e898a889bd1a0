"""How many areas wait on a person, counted as OWN301 counts them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from ownership import sql

from .limits import ANY, EVERYBODY, Limit, limits
from .pieces import IN_USE

CODE = "OWN301"


@dataclass(frozen=True)
class Burden:
    """`areas` that wait; `weight` counts a simple one half and a complex one twice."""

    areas: int = 0
    weight: float = 0


_LIVE = sql.live(on="%(on)s::date")
_ALL = f"SELECT s.* FROM ({_LIVE}) s WHERE s.letter = 'A' AND NOT s.deputy"
# Their own, and those of the teams and seats that they may answer for.
_THEIRS = f"""{_ALL} AND s.id IN (
  SELECT a.id FROM ownership_assignment a WHERE a.person_id = ANY(%(people)s)
  UNION ALL SELECT a.id FROM teams_membership m JOIN ownership_assignment a ON a.team_id = m.team_id
    WHERE m.person_id = ANY(%(people)s) AND m.lead AND m.period @> %(on)s::date
  UNION ALL SELECT a.id FROM teams_membership m JOIN ownership_assignment a ON a.seat_id = m.seat_id
    WHERE m.person_id = ANY(%(people)s) AND m.period @> %(on)s::date)"""


def _count(given: str) -> str:
    return f"""WITH waiting AS (
  SELECT DISTINCT r.answers_id, r.area_id
  FROM ({sql.resolved(rows=given, on="%(on)s::date")}) r
  JOIN ({sql.placed(on="%(on)s::date")}) p ON p.area_id = r.area_id AND p.lifecycle IN {IN_USE}
  WHERE r.answers_id IS NOT NULL)
SELECT w.answers_id, count(*),
  sum(CASE x.complexity WHEN 'simple' THEN 0.5 WHEN 'complex' THEN 2 ELSE 1 END)
FROM waiting w JOIN ownership_area x ON x.id = w.area_id GROUP BY w.answers_id"""


def burdens(*, on: dt.date, people: Collection[int] | None = None) -> dict[int, Burden]:
    """By person, of all or of some; who has none is left out. One query."""
    with connection.cursor() as cursor:
        statement = _count(_ALL if people is None else _THEIRS)
        cursor.execute(statement, {"on": on, "people": None if people is None else sorted(people)})
        found = {id: Burden(areas, float(weight)) for id, areas, weight in cursor.fetchall()}
        return found if people is None else {id: each for id, each in found.items() if id in set(people)}


def limit_of(*, teams: Collection[int], on: dt.date) -> int | None:
    """From what weight on the rule speaks of somebody in these teams; None where it does not apply."""
    known = limits(on=on)
    special = {limit.team for limit in known}
    return _threshold(known, min((team for team in teams if team in special), default=EVERYBODY))


def _threshold(known: list[Limit], team: int | None) -> int | None:
    found = next(
        (limit for limit in known if (limit.code, limit.team, limit.criticality) == (CODE, team, ANY)), None
    )
    return found.threshold if found and found.on else None
