"""What the chains of those whom findings ask are made of, fetched for many findings at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import connection

from ownership import sql
from ownership.models import Area
from ownership.models.subject import SUBJECTS

from . import names
from .asks import Structure
from .names import Upward

ON = "%(on)s::date"
# Who leads each team; in which teams these people were, the newest last; which of some are here; who
# administers, for whom nobody nearer is known; and who is accountable for these areas.
_LEADING = f"""
SELECT 'leads', m.team_id, m.person_id, NULL::daterange AS at, m.id AS place FROM teams_membership m
  WHERE m.lead AND m.team_id = ANY(%(teams)s) AND (m.period @> {ON}) IS TRUE
    AND {sql.here(person="m.person_id", on=ON)}
UNION ALL SELECT 'was', m.team_id, m.person_id, m.period, -m.id FROM teams_membership m
  WHERE m.person_id = ANY(%(people)s) AND m.team_id IS NOT NULL AND lower(m.period) <= {ON}
UNION ALL SELECT 'here', NULL, p.id, NULL, p.id FROM teams_person p
  WHERE p.id = ANY(%(staying)s) AND {sql.here(person="p.id", on=ON)}
UNION ALL SELECT 'administers', NULL, p.id, NULL, p.id
  FROM teams_user u JOIN teams_person p ON p.user_id = u.id
  WHERE u.is_superuser AND u.is_active AND {sql.here(person="p.id", on=ON)}"""
_ANSWERING = f"""
UNION ALL SELECT 'answers', h.area_id, h.person_id, NULL, h.person_id
  FROM holdings({ON}, %(areas)s::bigint[], '{{A}}') h WHERE h.person_id IS NOT NULL AND NOT h.deputy"""


def structure(
    *,
    on: dt.date,
    subjects: Iterable[tuple[str, int]],
    areas: Iterable[int],
    people: Iterable[int] = (),
    teams: Iterable[int] = (),
    assignees: Iterable[int] = (),
    seats: Iterable[int] = (),
    categories: Iterable[int] = (),
    asking: bool = True,
) -> Structure:
    """Fetch what the chains of these subjects need, the rows of `areas`, names: three queries.

    Without `asking` nobody is looked for, and names alone are fetched: one.
    """
    subjects = set(subjects)
    of = {kind: [id for each, id in subjects if each == kind] for kind in SUBJECTS}
    ids = {*areas, *of["area"]}
    called = names.load(
        people={*people, *of["person"]},
        teams={*teams, *of["team"]},
        seats={*seats, *of["seat"]},
        areas=() if asking else ids,
        roles=of["role"],
        decisions=of["decision"],
        categories=categories,
        upward=Upward(areas=ids, seats=of["seat"], people=of["person"]),
    )
    if not asking:
        return Structure(called=called)
    rows = Area.objects.select_related("parent").in_bulk(ids)
    found = Structure(areas=dict(rows), called=called)
    found.areas |= {
        row.parent_id: row.parent for row in rows.values() if row.parent is not None and row.parent_id
    }
    called.places = {id: area.name for id, area in found.areas.items()}
    parents = {rows[id].parent_id for id in of["area"] if id in rows}
    _lead(found, people=of["person"], given=assignees, areas=[id for id in parents if id], on=on)
    return found


def _lead(
    found: Structure, *, people: list[int], given: Iterable[int], areas: list[int], on: dt.date
) -> None:
    values: dict[str, Any] = {"teams": list(found.called.teams), "people": people, "areas": areas, "on": on}
    values["staying"] = [*people, *given]
    with connection.cursor() as cursor:
        statement = _LEADING + (_ANSWERING if areas else "") + " ORDER BY at, place"
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    for what, of, person, *_ in rows:
        if what == "was":
            found.last[person] = of
        elif what == "administers":
            found.administrator = found.administrator or person
        elif what == "here":
            found.here.add(person)
        elif what == "answers":
            found.answers.setdefault(of, person)
        elif person not in found.leads.setdefault(of, []):
            found.leads[of].append(person)
