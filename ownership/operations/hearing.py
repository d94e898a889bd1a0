"""Who hears of a question, of its answer, and of a letter that somebody does not take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from django.db import connection
from psycopg.sql import SQL, Identifier

from ownership import holdings
from ownership.enums import Acceptance, Letter
from ownership.models import Area, Assignment, Question
from ownership.rules.asks import Structure
from ownership.rules.structure import structure
from teams.models import Person, User

from .answering import party_of
from .work import Values, Work

What = Literal["question", "answer", "declined"]
Heard = tuple[int, What, int]
"""The person, what they hear of, and the id of the question or of the assignment."""
ANSWERED = ("answered", "changed")


def heard(work: Work, *, actor: User | None, on: dt.date) -> Iterator[Heard]:
    """Nothing, and without a query, where the work has neither."""
    asked = work.creates[Question]
    settled = [
        work.before[Question][id]
        for id, values in work.changes[Question].items()
        if values.get("state") in ANSWERED
    ]
    declined = [
        work.before[Assignment][id]
        for id, values in work.changes[Assignment].items()
        if values.get("acceptance") == Acceptance.DECLINED
    ]
    if not (asked or settled or declined):
        return
    users = {row["asked_by_id"] for row in (*settled, *declined)} | {actor and actor.pk}
    person_of = dict(Person.objects.filter(user__in=users - {None}).values_list("user", "pk"))
    me = person_of.get(actor.pk) if actor else None
    for row in settled:
        if asker := person_of.get(row["asked_by_id"]):
            yield asker, "answer", row["id"]
    yield from _questions({id: row["area_id"] for id, row in asked.items()}, me, on)
    yield from _declined(declined, person_of, me, on)


def _questions(areas: dict[int, int], me: int | None, on: dt.date) -> Iterator[Heard]:
    """Whoever is accountable, and the leads of the owning team; nobody of these, the next who is known."""
    if not areas:
        return
    accountable = holdings.at(on=on, areas=set(areas.values()), letters=[Letter.A]).answerable()
    owners = list(accountable.filter(deputy=False).values_list("area_id", "person_id"))
    teams = _owning_teams(areas.values())
    subjects = {("area", area) for area in areas.values()}
    around = structure(on=on, subjects=subjects, areas=[], teams=teams.values())
    for question, area in areas.items():
        near = {person for each, person in owners if each == area}
        near |= set(around.leads.get(teams.get(area, 0), ()))
        for person in near - {me} or _above(around, "area", area, me):
            yield person, "question", question


def _owning_teams(areas: Iterable[int]) -> dict[int, int]:
    """The team that owns each area; where none is said, the one that owns what is above it."""
    statement = SQL("""
WITH RECURSIVE up(area, team, parent) AS (
  SELECT id, owning_team_id, parent_id FROM {area} WHERE id = ANY(%s)
  UNION ALL SELECT up.area, a.owning_team_id, a.parent_id FROM up JOIN {area} a ON a.id = up.parent
  WHERE up.team IS NULL)
SELECT area, team FROM up WHERE team IS NOT NULL""").format(area=Identifier(Area._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(statement, [sorted(set(areas))])
        return dict(cursor.fetchall())


def _declined(rows: list[Values], person_of: dict[int, int], me: int | None, on: dt.date) -> Iterator[Heard]:
    """Whoever asked for it; where nobody did, the lead above."""
    alone = []
    for row in rows:
        giver = person_of.get(row["asked_by_id"])
        if giver:
            yield giver, "declined", row["id"]
        else:
            alone.append((row, party_of(row)))
    if not alone:
        return
    parties = {(column.removesuffix("_id"), id) for _, (column, id) in alone}
    around = structure(on=on, subjects=parties, areas=[])
    for row, (column, id) in alone:
        for person in _above(around, column.removesuffix("_id"), id, me):
            yield person, "declined", row["id"]


def _above(around: Structure, kind: str, id: int, me: int | None) -> set[int]:
    found = next((asked.person for asked in around.chain(kind, id) if asked.person != me), None)
    return set() if found is None else {found}
