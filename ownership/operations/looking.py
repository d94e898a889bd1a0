"""Who looks at whose figures: noted, so that they can see it."""

import datetime as dt
from collections.abc import Iterable

from django.db import connection

from ownership.models import FiguresSeen
from teams.models import Person, User

_NOTE = f"""INSERT INTO {FiguresSeen._meta.db_table} (by_id, person_id, "on")
SELECT %s, id, %s FROM {Person._meta.db_table} WHERE id = ANY(%s) AND user_id IS DISTINCT FROM %s ORDER BY id
ON CONFLICT DO NOTHING"""  # noqa: S608 - composed of our own models' names alone


def looked(*, user: User, people: Iterable[int], on: dt.date) -> None:
    """Note it once a day, but for oneself. One statement, however many people."""
    ids = sorted(people)
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_NOTE, [user.pk, on, ids, user.pk])
