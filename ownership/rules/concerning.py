"""Which findings can concern teams, areas or a person: told in SQL from indexes, so that few are read."""
# ruff: noqa: S611 - composed of our own text alone

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL

from ownership.querysets.period import here
from teams.models import Membership, Person, Team

from .asks import PATIENCE

# A person counts under the team in which they are, or were last; a decision under that of its first area.
# As arrays the teams and their areas are thought few, so that what is theirs is looked up, not all read.
_UNDER = """owned(id) AS MATERIALIZED (
  SELECT a.id FROM ownership_area a WHERE a.owning_team_id = ANY (ARRAY(SELECT id FROM teams)))
SELECT f.id FROM ownership_finding f WHERE f.area_id = ANY (ARRAY(SELECT id FROM owned))
UNION ALL SELECT f.id FROM ownership_finding f WHERE f.team_id = ANY (ARRAY(SELECT id FROM teams))
UNION ALL SELECT f.id FROM ownership_finding f WHERE f.seat_id = ANY (ARRAY(
  SELECT s.id FROM teams_seat s WHERE s.team_id = ANY (ARRAY(SELECT id FROM teams))))
UNION ALL SELECT f.id FROM teams_membership m JOIN ownership_finding f USING (person_id)
  WHERE m.team_id = ANY (ARRAY(SELECT id FROM teams)) AND lower(m.period) <= %s AND NOT EXISTS (
    SELECT FROM teams_membership l WHERE l.person_id = m.person_id AND l.team_id IS NOT NULL
      AND lower(l.period) <= %s AND (l.period, -l.id) > (m.period, -m.id))
UNION ALL SELECT f.id FROM ownership_finding f WHERE f.decision_id IS NOT NULL
  AND (f.facts -> 'areas' ->> 0)::bigint = ANY (ARRAY(SELECT id FROM owned))"""
_THESE = f"WITH teams(id) AS MATERIALIZED (SELECT unnest(%s::bigint[])), {_UNDER}"
_BELOW = f"""WITH RECURSIVE teams(id) AS (
  SELECT unnest(%s::bigint[])
  UNION SELECT t.id FROM teams_team t JOIN teams ON t.parent_id = teams.id), {_UNDER}"""
_NAMING = """
SELECT f.id FROM ownership_finding f WHERE f.area_id = ANY(%s)
UNION ALL SELECT f.id FROM unnest(%s::bigint[]) named(area) JOIN ownership_finding f
  ON f.facts ? 'areas' AND f.facts -> 'areas' @> to_jsonb(named.area)"""
# The areas below those for which somebody answers, as far down as nobody else is named.
_ANSWERING = """
WITH RECURSIVE answers(id) AS (
  SELECT s.area_id FROM ownership_assignment s WHERE s.letter = 'A' AND s.period @> %s AND s.person_id = %s
  UNION SELECT s.area_id FROM teams_membership m JOIN ownership_assignment s ON s.seat_id = m.seat_id
    WHERE s.letter = 'A' AND s.period @> %s AND m.person_id = %s AND m.period @> %s
  UNION SELECT s.area_id FROM teams_membership m JOIN ownership_assignment s ON s.team_id = m.team_id
    WHERE s.letter = 'A' AND s.period @> %s AND m.person_id = %s AND m.period @> %s AND m.lead
  UNION SELECT a.id FROM ownership_area a JOIN answers ON a.parent_id = answers.id
    WHERE a.inherits AND NOT EXISTS (SELECT FROM ownership_assignment s
      WHERE s.area_id = a.id AND s.letter = 'A' AND NOT s.deputy AND s.period @> %s))
SELECT f.id FROM answers JOIN ownership_area a ON a.parent_id = answers.id
  JOIN ownership_finding f ON f.area_id = a.id"""
_TEAMLESS = """
SELECT f.id FROM ownership_finding f LEFT JOIN ownership_area a ON a.id = coalesce(f.area_id,
    CASE WHEN f.decision_id IS NOT NULL THEN (f.facts -> 'areas' ->> 0)::bigint END)
  LEFT JOIN teams_seat s ON s.id = f.seat_id
  WHERE f.team_id IS NULL AND a.owning_team_id IS NULL AND s.team_id IS NULL
    AND (f.person_id IS NULL OR NOT EXISTS (
      SELECT FROM teams_membership m WHERE m.person_id = f.person_id AND m.team_id IS NOT NULL))"""
# So many people on the way up are told apart: the one concerned, who is asked first, and who is asked next.
ASKED = 3


def under(*, teams: Collection[int], on: dt.date, below: bool = True) -> Q:
    """What counts under one of these teams, or below."""
    return _those(_BELOW if below else _THESE, [list(teams), on, on])


def naming(*, areas: Collection[int]) -> Q:
    """What is about one of these areas, or names one."""
    return _those(_NAMING, [list(areas), list(areas)])


def _those(statement: str, values: list[Any]) -> Q:
    """As an array: they are looked up, beside others with `OR` too, where a subquery reads all findings."""
    ids = RawSQL(statement, values)
    template, joiner = "%(expressions)s)", " = ANY (ARRAY"
    return Q(Func(F("pk"), ids, template=template, arg_joiner=joiner, output_field=BooleanField()))


def asking(*, person: Person | None, on: dt.date) -> Q:
    """What can ask a person; None: what can ask nobody. Whom each asks is seen when it is read."""
    places, found, silent = _places(person, on), Q(pk__in=[]), Q(first_seen__lte=on - PATIENCE)
    if person is not None:
        days = [on, person.pk]
        values = [*days, *days, on, *days, on, on]
        found = Q(assignee=person) | Q(person=person) | _those(_ANSWERING, values)
    # Who is not the first on the way up is asked where the first is concerned, or did not answer.
    concerned = Q(person__in=_leading(on).values("person"))
    late = {0: Q(), 1: concerned | silent, 2: concerned & silent}
    for place, teams in places.items():
        found |= under(teams=teams, on=on, below=False) & late[place]
    if _administers(person):
        found |= _those(_TEAMLESS, [])
    return found


def _places(person: Person | None, on: dt.date) -> dict[int, list[int]]:
    """The teams of which this person is among those who can be asked, by at which place; two queries."""
    above = dict(Team.objects.values_list("pk", "parent"))
    leads: dict[int | None, set[int]] = defaultdict(set)
    for team, lead in _leading(on).values_list("team", "person"):
        leads[team].add(lead)

    def place(team: int) -> int | None:
        nearer: set[int] = set()
        for each in _up(team, above):
            if person is not None and person.pk in leads[each]:
                # Of several leads of one team any may be first.
                return len(nearer)
            nearer |= leads[each]
            if len(nearer) >= ASKED:
                return None
        return len(nearer) if _administers(person) else None

    found: dict[int, list[int]] = defaultdict(list)
    for team in above:
        if (at := place(team)) is not None:
            found[at].append(team)
    return found


def _administers(person: Person | None) -> bool:
    return person is None or (person.user is not None and person.user.is_superuser)


def _leading(on: dt.date) -> QuerySet[Membership]:
    return Membership.objects.filter(here(on=on, person="person_id"), lead=True, period__contains=on)


def _up(team: int | None, above: dict[int, int | None]) -> Iterator[int]:
    seen: set[int] = set()
    while team is not None and team not in seen:
        seen.add(team)
        yield team
        team = above.get(team)
