"""Verbs of absences: days on which somebody is away, and never why."""

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, ChangeSet, Create, Remove
from teams.models import Absence, Person, User

from .problems import Problem, Refused
from .writer import Applied, apply

ABSENCE = Absence._meta.label
ONE = dt.timedelta(days=1)


def note_absence(
    *, person: Person, first: dt.date, last: dt.date, actor: User | None, on: dt.date
) -> Applied:
    """Note that somebody is away from the first day to the last one, which is a day off still."""
    values = {"person_id": person.pk, "period": _period(person, first, last)}
    changes = ChangeSet(f"{person} is away", (Create(ABSENCE, values, key="absence"),))
    return apply(changes=changes, actor=actor, on=on)


def change_absence(
    *, absence: Absence, first: dt.date, last: dt.date, actor: User | None, on: dt.date
) -> Applied:
    """Let it be other days."""
    period = _period(absence.person, first, last)
    row = Change(ABSENCE, absence.pk, {"period": period}, was={"period": absence.period})
    return apply(changes=ChangeSet(f"{absence}: other days", (row,)), actor=actor, on=on)


def take_back_absence(*, absence: Absence, actor: User | None, on: dt.date) -> Applied:
    """Let it be as if it had not been noted."""
    changes = ChangeSet(f"{absence.person} is not away after all", (Remove(ABSENCE, absence.pk),))
    return apply(changes=changes, actor=actor, on=on)


def _period(person: Person, first: dt.date, last: dt.date) -> DateRange:
    if last < first:
        what = "The last day is before the first one."
        raise Refused(Problem(what, str(person), "Correct one of them.", "last"))
    return DateRange(first, last + ONE)
