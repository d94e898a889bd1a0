"""A name from a sheet turns out to be a person who is known."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ForeignObjectRel

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.models import Assignment, Contribution, DecisionParty, Finding, FindingEvent, Waiver
from teams.models import Absence, Employment, Membership, Person, User

from .problems import Problem, Refused
from .writer import Applied, apply

# Where a person has a period, and what makes two of them the same.
PERIODS: dict[Any, tuple[str, ...]] = {
    Assignment: ("area_id", "letter", "deputy"),
    Membership: ("team_id", "seat_id"),
    Employment: (),
    Absence: (),
}
# Of what there is one row a person: what makes two of them the same, and what is added up then.
ONCE: dict[Any, tuple[tuple[str, ...], str]] = {
    DecisionParty: (("decision_id", "part"), ""),
    Contribution: (("area_id", "month"), "count"),
}
# What the change log leaves out points at people as well.
UNLOGGED: dict[Any, str] = {Finding: "assignee_id", FindingEvent: "to_id"}


def merge_person(*, placeholder: Person, into: Person, actor: User | None, on: dt.date) -> Applied:
    """Let a person take over all that is said of a placeholder, without saying it twice, and remove that."""
    if not placeholder.placeholder or placeholder.pk == into.pk:
        raise Refused(
            Problem(
                "Only a name from a sheet can be merged into another person.",
                str(placeholder),
                "Choose another.",
            )
        )
    rows: list[Row] = [row for model in PERIODS for row in _periods(model, placeholder, into)]
    rows += [row for model in ONCE for row in _once(model, placeholder, into)]
    rows += [*_references(placeholder, into), *_accepted(placeholder, into)]
    rows.append(Remove(Person._meta.label, placeholder.pk))
    return apply(changes=ChangeSet(f"{placeholder} is {into}", tuple(rows)), actor=actor, on=on)


def _periods(model: Any, placeholder: Person, into: Person) -> Iterator[Row]:
    """Re-point rows; where the person has the same already, only the days that are missing."""
    label, same = model._meta.label, PERIODS[model]
    theirs = list(model.objects.filter(person=into))
    for row in model.objects.filter(person=placeholder):
        alike = (each for each in theirs if all(getattr(each, name) == getattr(row, name) for name in same))
        missing = without(period=row.period, taken=[each.period for each in alike])
        if not missing:
            yield Remove(label, row.pk)
            continue
        yield Change(label, row.pk, {"person_id": into.pk, "period": missing[0]})
        values = {
            field.attname: getattr(row, field.attname)
            for field in model._meta.concrete_fields
            if not field.primary_key and not field.generated
        }
        for period in missing[1:]:
            yield Create(label, {**values, "person_id": into.pk, "period": period})


def _once(model: Any, placeholder: Person, into: Person) -> Iterator[Row]:
    """Re-point rows; where the person has the same already, that one stands for both."""
    label, (same, added) = model._meta.label, ONCE[model]
    theirs = {tuple(getattr(each, name) for name in same): each for each in model.objects.filter(person=into)}
    for row in model.objects.filter(person=placeholder):
        known = theirs.get(tuple(getattr(row, name) for name in same))
        if known is None:
            yield Change(label, row.pk, {"person_id": into.pk})
            continue
        yield Remove(label, row.pk)
        if added:
            yield Change(label, known.pk, {added: getattr(known, added) + getattr(row, added)})


def without(*, period: DateRange, taken: list[DateRange]) -> list[DateRange]:
    """The parts of a period that none of `taken` covers."""
    parts, begin = [], period.lower
    for other in sorted(taken, key=lambda each: each.lower):
        if other.lower > begin and (period.upper is None or begin < period.upper):
            end = other.lower if period.upper is None else min(other.lower, period.upper)
            parts.append(DateRange(begin, end))
        if other.upper is None:
            return parts
        begin = max(begin, other.upper)
    if period.upper is None or begin < period.upper:
        parts.append(DateRange(begin, period.upper))
    return parts


def _references(placeholder: Person, into: Person) -> Iterator[Row]:
    """Whatever else points at the placeholder: a report's manager, a tie-breaker, who confirmed an area."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel):
            continue
        model: Any = relation.related_model
        column = relation.field.attname
        moved = (model in PERIODS or model in ONCE) and column == "person_id"
        if moved or not (hasattr(model, "pgh_event_model") or UNLOGGED.get(model) == column):
            continue
        for row in model.objects.filter(**{column: placeholder.pk}):
            itself = model is Person and row.pk == into.pk
            yield Change(model._meta.label, row.pk, {column: placeholder.manager_id if itself else into.pk})


def _accepted(placeholder: Person, into: Person) -> Iterator[Row]:
    for waiver in Waiver.objects.filter(accepted__people__contains=[placeholder.pk]):
        people = sorted({into.pk if id == placeholder.pk else id for id in waiver.accepted["people"]})
        yield Change(Waiver._meta.label, waiver.pk, {"accepted": {**waiver.accepted, "people": people}})
