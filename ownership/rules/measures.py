"""How much is owned, and how clearly. Measures, not findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from json import loads
from typing import TypedDict

from django.db import connection, transaction

from ownership.enums import Severity
from teams.models import TeamPlacement

from .evaluating import Offender, evaluate


class Coverage(TypedDict):
    """Of `active` areas less those `on_purpose` unowned, `owned` have one answerable owner.

    `ambiguous` have an error of coverage or overlap.
    """

    active: int
    owned: int
    ambiguous: int
    on_purpose: int


def wanted(coverage: Coverage) -> int:
    """The denominator: the areas that should have an owner."""
    return coverage["active"] - coverage["on_purpose"]


def percent(coverage: Coverage) -> int:
    """How many in a hundred are owned, rounded down: 100 only if all are. With no areas all are."""
    return 100 * coverage["owned"] // wanted(coverage) if wanted(coverage) else 100


class Measures(TypedDict):
    """The whole organisation, and by id each team (a text, as JSON has it) with the teams below it."""

    whole: Coverage
    teams: dict[str, Coverage]


def clear(*, of: str, each: str = "") -> str:
    """Areas whose A ends at one person, of a relation such as `fact_resolved`; `each` is a column beside.

    As shared on purpose, whose tie-breaker is here, count as one.
    """
    column = f", {each}" if each else ""
    return f"""SELECT area_id{column} FROM (
    SELECT area_id{column}, assignment_id, h_team, h_seat, tie_breaker_id,
      bool_or(person_id IS NOT NULL) AS named, array_agg(person_id ORDER BY person_id) AS people
    FROM {of} WHERE letter = 'A' AND NOT deputy AND (gap IS NULL OR gap IN (3, 4))
    GROUP BY area_id{column}, assignment_id, h_team, h_seat, tie_breaker_id) face
  GROUP BY area_id{column} HAVING bool_and(named) AND (count(DISTINCT people) = 1
    OR (bool_and(tie_breaker_id IS NOT NULL) AND count(DISTINCT tie_breaker_id) = 1))"""


# An area with areas below needs no A of its own if none of those lacks one: it is owned through them.
OWNED = f"""WITH RECURSIVE lacking(id) AS (
  SELECT area_id FROM fact_reach WHERE in_use AND a_src IS NULL AND NOT stance AND NOT has_children
  UNION
  SELECT p.parent_id FROM lacking k JOIN ownership_areaplacement p ON p.area_id = k.id
    AND p.period @> %(on)s::date AND p.inherits AND p.parent_id IS NOT NULL),
clear AS ({clear(of="fact_resolved")})
SELECT t.area_id, t.owning_team_id, t.a_src IS NULL AND t.stance AS on_purpose,
  CASE WHEN t.a_src IS NULL THEN t.area_id NOT IN (SELECT id FROM lacking)
       ELSE t.a_src IN (SELECT area_id FROM clear) END AS owned
FROM fact_reach t WHERE t.in_use"""


def coverage(*, on: dt.date) -> Measures:
    """Count as of a day. A scan keeps its own in `Scan.measures`: read that where it is fresh enough."""
    with transaction.atomic():
        offenders = evaluate(on=on)
        return measure(on=on, unclear=_unclear(offenders))


# By owning team: how many areas are in use, unowned on purpose, owned, and ambiguous.
COUNTED = f"""SELECT o.owning_team_id, count(*), count(*) FILTER (WHERE o.on_purpose),
  count(*) FILTER (WHERE o.owned AND NOT o.on_purpose),
  count(*) FILTER (WHERE NOT o.on_purpose AND o.area_id = ANY(%(unclear)s::bigint[]))
FROM ({OWNED}) o GROUP BY o.owning_team_id"""


def measure(*, on: dt.date, unclear: Collection[int]) -> Measures:
    """The same from the facts that an evaluation of that day, in this transaction, left behind."""
    placements = TeamPlacement.objects.filter(period__contains=on)
    above: dict[int, int | None] = dict(placements.values_list("team_id", "parent_id"))
    whole = _nothing()
    teams = {str(team): _nothing() for team in above}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"on": on, "unclear": sorted(unclear)})
        for team, active, on_purpose, owned, ambiguous in cursor.fetchall():
            over = [teams[str(each)] for each in _with_above(team, above) if str(each) in teams]
            for count in [whole, *over]:
                count["active"] += active
                count["on_purpose"] += on_purpose
                count["owned"] += owned
                count["ambiguous"] += ambiguous
    return Measures(whole=whole, teams=teams)


def unclear() -> set[int]:
    """The areas with an error of coverage or overlap, of what `evaluating.collect` found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rule, kind, id, severity, facts::text FROM fact_found WHERE rule ~ '^OWN[12]'")
        rows = cursor.fetchall()
    return _unclear(Offender(rule=a, kind=b, id=c, severity=d, facts=loads(e)) for a, b, c, d, e in rows)


def _unclear(offenders: Iterable[Offender]) -> set[int]:
    areas: set[int] = set()
    for offender in offenders:
        if offender.rule[3] in "12" and offender.severity == Severity.ERROR:
            areas.update(offender.facts.get("areas", ()))
            if offender.kind == "area":
                areas.add(offender.id)
    return areas


def _nothing() -> Coverage:
    return Coverage(active=0, owned=0, ambiguous=0, on_purpose=0)


def _with_above(team: int | None, above: dict[int, int | None]) -> list[int]:
    path: list[int] = []
    while team is not None and team not in path:
        path.append(team)
        team = above.get(team)
    return path
