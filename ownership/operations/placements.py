"""Where areas and teams were, when they come back after having been removed."""

from typing import Any

from django.db import connection
from psycopg.sql import SQL, Identifier

from ownership.models import Area, AreaPlacement
from teams.models import Team, TeamPlacement

from .settling import PLACED
from .work import Table, Work

KEPT_IN: dict[Table, Table] = {Area: AreaPlacement, Team: TeamPlacement}

# Every change of what is kept was logged with its `since`. One holds until the next that is left standing:
# a later change from the same day or an earlier one replaced it.
_AGAIN = SQL("""
WITH changed AS (
  SELECT pgh_id, pgh_obj_id, since, {kept},
    ROW({kept})::text IS DISTINCT FROM lag(ROW({kept})::text) OVER one AS moved
  FROM {events} WHERE pgh_obj_id = ANY(%s) WINDOW one AS (PARTITION BY pgh_obj_id ORDER BY pgh_id)),
standing AS (
  SELECT * FROM changed c WHERE moved AND NOT EXISTS (SELECT FROM changed later WHERE later.moved
    AND later.pgh_obj_id = c.pgh_obj_id AND later.pgh_id > c.pgh_id AND later.since <= c.since))
INSERT INTO {table} ({owner}, {kept}, period)
SELECT pgh_obj_id, {kept}, daterange(since, lead(since) OVER (PARTITION BY pgh_obj_id ORDER BY since))
FROM standing""")


def bring_back(work: Work) -> None:
    """Give rows that come back with their ids their former placements, from the change log."""
    for model, placement in KEPT_IN.items():
        if work.returning[model]:
            _bring_back(model, placement, sorted(work.returning[model]))


def _bring_back(model: Any, placement: Any, ids: list[int]) -> None:
    owner = model._meta.model_name
    placement.objects.filter(**{f"{owner}__in": ids}).delete()
    statement = _AGAIN.format(
        kept=SQL(", ").join(map(Identifier, sorted(PLACED[model]))),
        events=Identifier(model.pgh_event_model._meta.db_table),
        table=Identifier(placement._meta.db_table),
        owner=Identifier(f"{owner}_id"),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [ids])
