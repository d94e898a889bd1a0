"""Teams too large to be counted while somebody waits: they are counted by night, and each day is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict
from typing import Any

from django.db import connection

from ownership.models import MeasuredDay
from ownership.rules.pieces import IN_USE

from .board import month_ends
from .reading import Asked, Measured, Value, measured

# A year of a team with so many areas is counted in about 0.2 s.
AFFORDABLE = 80
# As old may be what stands for a day that is not recorded itself.
NEAR = dt.timedelta(days=31)

_LARGE = f"""WITH RECURSIVE below(root, team) AS (
  SELECT id, id FROM teams_team WHERE %(teams)s::bigint[] IS NULL OR id = ANY(%(teams)s::bigint[])
  UNION SELECT b.root, p.team_id FROM below b JOIN teams_teamplacement p ON p.parent_id = b.team
    AND p.period @> %(on)s::date)
SELECT b.root FROM below b JOIN ownership_areaplacement a ON a.owning_team_id = b.team
  AND a.period @> %(on)s::date AND a.lifecycle IN {IN_USE}
GROUP BY b.root HAVING count(*) > %(most)s ORDER BY b.root"""


def large(*, on: dt.date, teams: Collection[int] | None = None) -> list[int]:
    """Of these teams, or of all, those that own too many areas with the teams below them. One query."""
    values: dict[str, Any] = {"on": on, "most": AFFORDABLE, "teams": None if teams is None else sorted(teams)}
    with connection.cursor() as cursor:
        cursor.execute(_LARGE, values)
        return [team for (team,) in cursor.fetchall()]


def record(*, on: dt.date, today: dt.date) -> int:
    """Keep what all large teams come to on a day; of a former day what is kept already stays."""
    teams = large(on=today)
    found = measured(asked=[(team, on) for team in teams], on=today) if teams else {}
    rows = [
        MeasuredDay(
            team_id=team,
            on=day,
            people=each.people,
            values={code: list(asdict(value).values()) for code, value in each.values.items()},
        )
        for (team, day), each in found.items()
    ]
    if on < today:
        MeasuredDay.objects.bulk_create(rows, ignore_conflicts=True)
    else:
        MeasuredDay.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["team", "on"],
            update_fields=["people", "values"],
        )
    return len(rows)


def missing(*, today: dt.date) -> list[dt.date]:
    """The day, and the ends of former months of which nothing is kept of some large team."""
    days, teams = month_ends(on=today), large(on=today)
    if not teams:
        return []
    kept = MeasuredDay.objects.filter(team__in=teams, on__in=days).values_list("team", "on")
    whole = set(kept)
    return [day for day in days if day == today or any((team, day) not in whole for team in teams)]


def record_missing(*, today: dt.date, say: Callable[[str], object]) -> int:
    """Record each of them, the newest first, and say so; return how many days."""
    days = missing(today=today)
    for day in reversed(days):
        say(f"{day}: {record(on=day, today=today)} large teams measured.")
    return len(days)


def recorded(*, asked: Iterable[Asked]) -> dict[Asked, tuple[dt.date, Measured]]:
    """What is kept of teams for some days, or near before them, with the day that it was. One query."""
    pairs = list(asked)
    if not pairs:
        return {}
    first, last = min(day for _, day in pairs) - NEAR, max(day for _, day in pairs)
    rows = MeasuredDay.objects.filter(team__in={team for team, _ in pairs}, on__gt=first, on__lte=last)
    kept: dict[int, dict[dt.date, Measured]] = {}
    for row in rows.order_by("on"):
        values = {code: Value(*value) for code, value in row.values.items()}
        kept.setdefault(row.team_id, {})[row.on] = Measured(row.people, values)
    found = {}
    for team, day in pairs:
        near = [each for each in kept.get(team, ()) if day - NEAR < each <= day]
        if near:
            found[team, day] = near[-1], kept[team][near[-1]]
    return found
