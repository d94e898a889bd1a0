"""Verbs about people."""

import datetime as dt
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Min
from django.db.models.functions import Lower

from ownership.changes import ChangeSet, Create, End, Row
from teams.models import Employment, Person, User

from .writer import Applied, apply

PERSON, EMPLOYMENT = Person._meta.label, Employment._meta.label


def create_person(*, name: str, actor: User | None, on: dt.date, **values: Any) -> Applied:
    row = Create(PERSON, {"name": name, **values}, key="person")
    return apply(changes=ChangeSet(f"New person {name}", (row,)), actor=actor, on=on)


def leave(*, person: Person, actor: User | None, on: dt.date) -> Applied:
    """Say that a person is not here from a day on. What they hold stays theirs until it is handed over."""
    later = person.employments.filter(period__overlap=DateRange(on, None))
    rows: list[Row] = [End(EMPLOYMENT, each.pk, on) for each in later]
    if not person.employments.exists():
        rows = [Create(EMPLOYMENT, {"person_id": person.pk, "period": DateRange(_begun(person, on), on)})]
    return apply(changes=ChangeSet(f"{person} leaves", tuple(rows)), actor=actor, on=on)


def _begun(person: Person, on: dt.date) -> dt.date:
    """The first day that is known of somebody, so that former days stay as they were."""
    first = Min(Lower("period"))
    days: list[dt.date | None] = [
        each.aggregate(day=first)["day"] for each in (person.memberships, person.assignments)
    ]
    return min(day for day in (*days, on - dt.timedelta(days=1)) if day is not None)
