"""Write a generated organisation into an empty database."""

from __future__ import annotations

import datetime as dt
from random import Random
from uuid import UUID

from django.db import connection, transaction

from ownership.models import Area
from ownership.operations.log import signed
from teams.models import Person, Team, User

from .copying import Report
from .size import Size
from .what import write_areas, write_beside, write_categories, write_letters
from .who import write_people, write_roles, write_teams
from .words import words

LABEL = "A generated organisation"


class NotEmpty(Exception):
    """There is something already: an organisation is generated into an empty database only."""


@transaction.atomic
def load(*, size: Size, seed: int, on: dt.date, report: Report = lambda what, many: None) -> User:
    """Make and write everything as it would be on a day; its administrator.

    `report` is told of what and how many rows are written by then.
    """
    if Area.objects.exists() or Team.objects.exists() or Person.objects.exists():
        raise NotEmpty(
            "There are areas, teams or people already."
            " An organisation is generated into an empty database only."
        )
    random, known = Random(seed), words()  # noqa: S311 - the same each time
    with signed(request_id=UUID(int=random.getrandbits(128), version=4), actor=None, label=LABEL, on=on):
        units = write_teams(random, known, size, on, report)
        roles = write_roles(random, units, report)
        staff = write_people(random, known, units, roles, size, on, report)
        admin = User.objects.get(person=staff[0].id)
        categories = write_categories(roles, report)
        places = write_areas(random, known, units, categories, size, admin.pk, on, report)
        write_letters(random, places, units, size, admin.pk, on, report)
        write_beside(random, places, on, report)
    return admin


def settle() -> None:
    """Let the server learn what it holds now, as it would by itself within the hour. Not in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
