"""Verbs about people."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Min
from django.db.models.functions import Lower

from ownership.changes import Change, ChangeSet, Create, End, New, Row
from ownership.models import Assignment
from teams.enums import EmploymentKind
from teams.models import Employment, Person, User

from .problems import Problem, Refused
from .writer import MOST, Applied, apply

PERSON, EMPLOYMENT = Person._meta.label, Employment._meta.label


def create_person(
    *,
    name: str,
    actor: User | None,
    on: dt.date,
    since: dt.date | None = None,
    employed: str = EmploymentKind.EMPLOYEE.value,
    **values: Any,
) -> Applied:
    """Make a person, who is here from the day `since`, where it is known."""
    rows: list[Row] = [Create(PERSON, {"name": name, **values}, key="person")]
    if since:
        period = DateRange(since, None)
        rows.append(Create(EMPLOYMENT, {"person_id": New("person"), "kind": employed, "period": period}))
    return apply(changes=ChangeSet(f"New person {name}", tuple(rows)), actor=actor, on=on)


def describe_person(
    *, person: Person, values: Mapping[str, Any], was: Mapping[str, Any], actor: User | None, on: dt.date
) -> Applied:
    """Set what is said of a person; `was` is what its maker saw. With an address nobody is only a name."""
    if person.placeholder and values.get("email"):
        values, was = {**values, "placeholder": False}, {**was, "placeholder": True}
    row = Change(PERSON, person.pk, values, was=was)
    return apply(changes=ChangeSet(f"{person} described", (row,)), actor=actor, on=on)


def employ(*, person: Person, kind: str, period: DateRange, actor: User | None, on: dt.date) -> Applied:
    """Say when somebody is here, once more perhaps."""
    row = Create(EMPLOYMENT, {"person_id": person.pk, "kind": kind, "period": period}, key="employment")
    if period.upper and period.upper <= on:
        _refuse_holding(person=person, on=period.upper, but=None)
    return apply(changes=ChangeSet(f"{person} is here", (row,)), actor=actor, on=on)


def change_employment(
    *, employment: Employment, kind: str, period: DateRange, actor: User | None, on: dt.date
) -> Applied:
    """Correct it. What ends today or did is leaving, and refused while they hold something."""
    if period.upper and period.upper <= on:
        _refuse_holding(person=employment.person, on=period.upper, but=employment.pk)
    was = {"kind": employment.kind, "period": employment.period}
    row = Change(EMPLOYMENT, employment.pk, {"kind": kind, "period": period}, was=was)
    return apply(changes=ChangeSet(f"{employment}: corrected", (row,)), actor=actor, on=on)


def leave(*, person: Person, actor: User | None, on: dt.date) -> Applied:
    """Say that a person is not here from a day on; refused while they hold anything then."""
    if problems := held(person=person, on=on):
        raise Refused(*problems)
    rows = leaving(person=person, on=on)
    return apply(changes=ChangeSet(f"{person} leaves", tuple(rows)), actor=actor, on=on)


def leaving(*, person: Person, on: dt.date) -> list[Row]:
    """The rows that end their employment on a day; where none was known, they were here until then."""
    known = list(person.employments.all())
    if not known:
        return [Create(EMPLOYMENT, {"person_id": person.pk, "period": DateRange(_begun(person, on), on)})]
    return [End(EMPLOYMENT, each.pk, on) for each in known if not each.period.upper or each.period.upper > on]


def held(*, person: Person, on: dt.date) -> list[Problem]:
    """What is still theirs on a day and after, each a problem: the first twenty."""
    rows = Assignment.objects.filter(person=person, period__overlap=DateRange(on, None))
    return [
        Problem(
            f"{person} still holds {each.letter} of {each.area}.", str(person), "Hand it over first.", "held"
        )
        for each in rows.select_related("area").order_by("area__sort_name", "letter")[:MOST]
    ]


def _refuse_holding(*, person: Person, on: dt.date, but: int | None) -> None:
    """Unless another employment goes on from there."""
    others = person.employments.filter(period__overlap=DateRange(on, None))
    if not others.exclude(pk=but or 0).exists() and (problems := held(person=person, on=on)):
        raise Refused(*problems)


def _begun(person: Person, on: dt.date) -> dt.date:
    """The first day that is known of somebody, so that former days stay as they were."""
    first = Min(Lower("period"))
    days: list[dt.date | None] = [
        each.aggregate(day=first)["day"] for each in (person.memberships, person.assignments)
    ]
    return min(day for day in (*days, on - dt.timedelta(days=1)) if day is not None)
