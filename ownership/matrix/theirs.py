"""The areas of teams on a day: what they own, and where something was given to them or to their people."""
# ruff: noqa: S608 - composed of our own text alone

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import connection

from ownership import sql
from ownership.models import Assignment

ON, TEAMS = "%(on)s::date", "%(teams)s::bigint[]"
# Whatever can come out as held by them: it is looked through when it is resolved.
_GIVEN = f"""SELECT s.* FROM {Assignment._meta.db_table} s WHERE s.period @> {ON} AND s.id IN (
  SELECT a.id FROM members JOIN ownership_assignment a ON a.person_id = members.id
  UNION ALL SELECT a.id FROM ownership_assignment a WHERE a.team_id = ANY({TEAMS})
  UNION ALL SELECT a.id FROM teams_seat t JOIN ownership_assignment a ON a.seat_id = t.id
    WHERE t.team_id = ANY({TEAMS})
  UNION ALL SELECT a.id FROM places p JOIN ownership_assignment a ON a.seat_id = p.seat_id
  UNION ALL SELECT a.id FROM places p JOIN ownership_assignment a ON a.team_id = p.team_id
    WHERE p.lead AND a.letter = 'A')"""
# A and R go on down as far as nobody else is named; where one is asked or told, that counts at its origin.
EFFECTIVE = f"""
WITH RECURSIVE members AS MATERIALIZED (
  SELECT DISTINCT m.person_id AS id FROM teams_membership m
  WHERE m.team_id = ANY({TEAMS}) AND m.period @> {ON}),
places AS MATERIALIZED (
  SELECT m.* FROM members JOIN teams_membership m ON m.person_id = members.id AND m.period @> {ON}),
given AS MATERIALIZED (
  SELECT DISTINCT h.area_id, h.letter FROM ({sql.resolved(rows=_GIVEN, on=ON)}) h
  WHERE h.through_id = ANY({TEAMS}) OR h.answers_id IN (SELECT id FROM members)),
down(area_id, letter) AS (
  SELECT g.area_id, g.letter FROM given g JOIN ({sql.placed(on=ON)}) p ON p.area_id = g.area_id
  WHERE p.lifecycle <> 'retired'
  UNION
  SELECT p.area_id, d.letter FROM down d JOIN ({sql.placed(on=ON)}) p ON p.parent_id = d.area_id
  WHERE p.inherits AND d.letter IN ('A', 'R') AND (p.lifecycle = 'retired' OR NOT EXISTS (
    SELECT FROM ownership_assignment s
    WHERE s.area_id = p.area_id AND s.letter = d.letter AND NOT s.deputy AND s.period @> {ON})))
SELECT area_id FROM down
UNION SELECT p.area_id FROM ({sql.placed(on=ON)}) p WHERE p.owning_team_id = ANY({TEAMS})"""
DIRECT = f"""
WITH members AS MATERIALIZED (
  SELECT DISTINCT m.person_id AS id FROM teams_membership m
  WHERE m.team_id = ANY({TEAMS}) AND m.period @> {ON})
SELECT a.area_id FROM members JOIN ownership_assignment a ON a.person_id = members.id WHERE a.period @> {ON}
UNION SELECT a.area_id FROM ownership_assignment a WHERE a.team_id = ANY({TEAMS}) AND a.period @> {ON}
UNION SELECT a.area_id FROM teams_seat t JOIN ownership_assignment a ON a.seat_id = t.id
  WHERE t.team_id = ANY({TEAMS}) AND a.period @> {ON}
UNION SELECT p.area_id FROM ({sql.placed(on=ON)}) p WHERE p.owning_team_id = ANY({TEAMS})"""


def areas_of(*, teams: Collection[int], effective: bool, on: dt.date) -> list[int]:
    """Their ids; one query."""
    with connection.cursor() as cursor:
        cursor.execute(EFFECTIVE if effective else DIRECT, {"on": on, "teams": list(teams)})
        return [area for (area,) in cursor.fetchall()]
