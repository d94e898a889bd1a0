"""Whom to ask one after the other: the accountable, who stands in, the leads of the team and above."""
# ruff: noqa: S608 - composed of our own text alone

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Q

from ownership import sql
from ownership.models import Area
from ownership.querysets.period import here
from ownership.who.held import Held, held
from teams.models import Membership, Person

OPEN = Q(team__closed_on=None)
PLACED, ON = sql.placed(on="%(on)s"), "%(on)s"
# The area's team, or that of the nearest area above that has one.
OWNER = f"""
owner(parent_id, team_id, at) AS (
  SELECT p.parent_id, p.owning_team_id, 0 FROM ({PLACED}) p WHERE p.area_id = %(whose)s
  UNION ALL SELECT p.parent_id, p.owning_team_id, owner.at + 1
  FROM owner JOIN ({PLACED}) p ON p.area_id = owner.parent_id
  WHERE owner.team_id IS NULL AND owner.at < 50)"""
UP = f"""
up(team_id, at) AS (
  SELECT team_id, 0 FROM owner WHERE team_id IS NOT NULL
  UNION ALL SELECT p.parent_id, up.at + 1 FROM up JOIN teams_teamplacement p ON p.team_id = up.team_id
  WHERE p.period @> {ON} AND p.parent_id IS NOT NULL AND up.at < 50)
SELECT team_id FROM up ORDER BY at"""


@dataclass(frozen=True)
class Way:
    text: str
    link: str = ""


@dataclass(frozen=True)
class Step:
    person: Person
    role: str
    ways: tuple[Way, ...]
    away: bool = False


def leads_of_area(*, area: int, on: dt.date) -> list[Membership]:
    """Who leads the owning team, then who leads the team above it, and so on, in two queries."""
    return _leads(f"WITH RECURSIVE {OWNER}, {UP}", area, on)


def leads_of_team(*, team: int, on: dt.date) -> list[Membership]:
    owner = "owner(team_id) AS (SELECT %(whose)s::bigint)"
    return _leads(f"WITH RECURSIVE {owner}, {UP}", team, on)


def _leads(statement: str, whose: int, on: dt.date) -> list[Membership]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"whose": whose, "on": on})
        teams = list(dict.fromkeys(team for (team,) in cursor.fetchall()))
    leading = Membership.objects.filter(here(on=on, person="person"), team__in=teams, lead=True)
    found = leading.filter(OPEN | Q(team__closed_on__gt=on), period__contains=on)
    found = found.select_related("person", "team")
    return sorted(found, key=lambda lead: (teams.index(lead.team_id or 0), lead.person.sort_name))


def steps(
    *,
    owners: list[Held],
    deputies: list[Held],
    leads: list[Membership],
    asked: Sequence[Held] = (),
    gone: Collection[int] = (),
) -> list[Step]:
    """Each person once, where they come first; who said no is not asked, who is `gone` is away."""
    found: dict[int, Step] = {}
    for role, lines in (
        ("accountable", owners),
        ("asked to be accountable, no answer yet", asked),
        ("stands in", [line for line in deputies if line.taken]),
    ):
        for line in lines:
            for person in line.persons:
                through = "" if line.kind == "person" else f" {line.through}"
                found.setdefault(person.pk, Step(person, role + through, ways(person=person)))
    for lead in leads:
        chat = [lead.team.chat] if lead.team else []
        step = Step(lead.person, f"leads {lead.team}", ways(person=lead.person, channels=chat))
        found.setdefault(lead.person_id, step)
    return [replace(step, away=step.person.pk in gone) for step in found.values()]


def beyond(*, area: Area, on: dt.date) -> list[Step]:
    """Where no team has a lead: who is accountable for the area above, else an administrator."""
    if area.parent_id:
        above = held(on=on, areas=[area.parent_id], letters=["A"])[area.parent_id]
        people = [person for line in above if line.taken for person in line.persons]
        if people:
            return [
                Step(person, f"answers for {area.parent}, above it", ways(person=person)) for person in people
            ]
    active = Person.objects.filter(here(on=on), user__is_superuser=True, user__is_active=True)
    return [
        Step(person, "administers Remit", ways(person=person))
        for person in active.order_by("sort_name", "pk")[:1]
    ]


def ways(*, person: Person, channels: Iterable[str] = ()) -> tuple[Way, ...]:
    """How somebody is reached: their e-mail, their handles, the channel of those whom they lead."""
    mail = [Way(person.email, f"mailto:{person.email}")] if person.email else []
    handles = person.handles if isinstance(person.handles, dict) else {}
    named = [Way(f"{value} on {where}") for where, value in handles.items() if isinstance(value, str)]
    return (*mail, *(Way(channel) for channel in channels if channel), *named)
