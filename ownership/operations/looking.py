"""Who looks at whose figures: noted, so that they can see it."""

import datetime as dt
from collections.abc import Iterable

from ownership.models import FiguresSeen
from teams.models import User


def looked(*, user: User, people: Iterable[int], on: dt.date) -> None:
    """Note it once a day, but for oneself. One statement, however many people."""
    mine = getattr(getattr(user, "person", None), "pk", None)
    rows = [FiguresSeen(by=user, person_id=id, on=on) for id in sorted(set(people)) if id != mine]
    FiguresSeen.objects.bulk_create(rows, ignore_conflicts=True)
