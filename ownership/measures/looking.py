"""What a page looks at: small teams are counted as somebody looks, large ones as they were recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from ownership import sql

from .facts import BELOW
from .reading import Asked, Measured, measured
from .recording import large, recorded

_COUNTED = f"""{BELOW}
SELECT b.root, b.day, count(DISTINCT m.person_id) FROM below b JOIN teams_membership m ON m.team_id = b.team
  AND (m.period @> b.day) IS TRUE
WHERE {sql.here(person="m.person_id", on="b.day")} GROUP BY b.root, b.day"""


@dataclass(frozen=True)
class Looked:
    """By team and day. `recorded` are the days that stand for those of large teams; `waiting` are large
    teams of whose last day nothing is recorded yet."""

    found: dict[Asked, Measured]
    recorded: dict[Asked, dt.date]
    waiting: frozenset[int]


def look(*, asked: Iterable[Asked], today: dt.date) -> Looked:
    """Three queries and those of one gathering."""
    pairs = list(dict.fromkeys(asked))
    above = set(large(on=today, teams={team for team, _ in pairs}))
    kept = recorded(asked=[pair for pair in pairs if pair[0] in above])
    live = [pair for pair in pairs if pair[0] not in above]
    found = measured(asked=live, on=today) if live else {}
    last = {team: max(day for each, day in pairs if each == team) for team in above}
    waiting = {team: day for team, day in last.items() if (team, day) not in kept}
    return Looked(
        found | {pair: values for pair, (_, values) in kept.items()} | _people(waiting),
        {pair: day for pair, (day, _) in kept.items()},
        frozenset(waiting),
    )


def _people(teams: Mapping[int, dt.date]) -> dict[Asked, Measured]:
    """How many those are of whom nothing is recorded yet: it tells what may be said of them."""
    if not teams:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"roots": list(teams), "days": list(teams.values())})
        return {(team, day): Measured(people) for team, day, people in cursor.fetchall()}
