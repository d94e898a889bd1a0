"""What follows from a change set: ends become periods, moves get their day, retired areas let go."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, ChangeSet, End
from ownership.enums import Lifecycle
from ownership.models import Area, Assignment
from teams.models import Team

from .naming import name
from .problems import Problem
from .work import Table, Values, Work

# What a placement keeps: a change of it is dated by `since`.
PLACED: dict[Table, frozenset[str]] = {
    Area: frozenset({"parent_id", "inherits", "owning_team_id", "lifecycle"}),
    Team: frozenset({"parent_id", "closed_on"}),
}


def with_endings(*, changes: ChangeSet, on: dt.date) -> ChangeSet:
    """Add the ends of what the areas that are being retired still hold."""
    retired = {
        row.id: row.values.get("since", on)
        for row in changes.rows
        if isinstance(row, Change) and apps.get_model(row.model) is Area
        if row.values.get("lifecycle") == Lifecycle.RETIRED
    }
    if not retired:
        return changes
    held = Assignment.objects.filter(area__in=retired, period__overlap=DateRange(min(retired.values()), None))
    ends = (End("ownership.Assignment", id, retired[area]) for id, area in held.values_list("id", "area_id"))
    return ChangeSet(changes.label, (*changes.rows, *ends))


def settle(work: Work, *, on: dt.date) -> None:
    """Turn ends into changes and removals, drop what changes nothing, and date what is moved."""
    for model, ends in work.ends.items():
        for id, end in ends.items():
            _end(work, model, id, end)
    for values in (values for model in PLACED for values in work.creates[model].values()):
        values.setdefault("since", on)
    for model, changes in work.changes.items():
        kept = {id: values for id, values in changes.items() if id not in work.removes[model]}
        real = {id: _real(model, work.before[model][id], values, on) for id, values in kept.items()}
        work.changes[model] = {id: values for id, values in real.items() if values}


def _real(model: Table, before: Values, values: Values, on: dt.date) -> Values:
    """The values that change something; what changes an area's or a team's place is dated."""
    moved = any(before[column] != values[column] for column in PLACED.get(model, ()) if column in values)
    dated = {"since": on, **values} if moved else {k: v for k, v in values.items() if k != "since"}
    return {column: value for column, value in dated.items() if before[column] != value}


def _end(work: Work, model: Table, id: int, end: dt.date) -> None:
    period: Any = work.changes[model].get(id, {}).get("period", work.before[model][id]["period"])
    if period.lower >= end:
        work.removes[model].add(id)
    elif period.upper is None or period.upper > end:
        work.changes[model].setdefault(id, {})["period"] = DateRange(period.lower, end)


def too_late(work: Work, *, on: dt.date) -> Iterator[Problem]:
    """Name the areas and teams that would be moved on a day to come."""
    for model in PLACED:
        for id, row in work.after(model).items():
            written = work.creates[model].get(id) or work.changes[model].get(id, {})
            if "since" in written and row["since"] > on:
                yield Problem(
                    "Structure in the future is a dated proposal, not a row.",
                    name(model, row, work),
                    f"Date it {on:%-d %B %Y} or before.",
                )
