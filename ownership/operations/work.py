"""A change set on its way into the database: by model, with the ids of its new rows known."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from ownership.changes import Change, ChangeSet, Create, End, New, Remove

Table = type[Model]
Values = dict[str, Any]
ById = dict[int, Values]


def _by_model() -> Any:
    return defaultdict(dict)


@dataclass
class Work:
    """Rows by model and id. `before` is filled with the rows as they are, when they are locked."""

    creates: dict[Table, ById] = field(default_factory=_by_model)
    changes: dict[Table, ById] = field(default_factory=_by_model)
    was: dict[Table, ById] = field(default_factory=_by_model)
    ends: dict[Table, dict[int, dt.date]] = field(default_factory=_by_model)
    removes: dict[Table, set[int]] = field(default_factory=lambda: defaultdict(set))
    # New rows that bring their id: they were there before.
    returning: dict[Table, set[int]] = field(default_factory=lambda: defaultdict(set))
    before: dict[Table, ById] = field(default_factory=_by_model)
    keys: dict[str, int] = field(default_factory=dict)

    def existing(self) -> dict[Table, list[int]]:
        """The ids of the rows that are there and will be touched, in the order in which to lock them."""
        ids: dict[Table, set[int]] = defaultdict(set)
        for part in (self.changes, self.was, self.ends, self.removes):
            for model, rows in part.items():
                ids[model] |= set(rows)
        return {model: sorted(ids[model]) for model in sorted(ids, key=lambda each: each._meta.label)}

    def after(self, model: Table) -> ById:
        """Every touched row of a model as it will be; removed ones are not among them."""
        kept = {id: row for id, row in self.before[model].items() if id not in self.removes[model]}
        changed = {id: row | self.changes[model].get(id, {}) for id, row in kept.items()}
        return changed | self.creates[model]


def prepare(*, changes: ChangeSet, keys: dict[str, int] | None = None) -> Work:
    """Give each new row its id, put the ids where they are referred to, and sort the rows by model.

    `keys` are those of a part written before; this one's are added to them.
    """
    return _sorted(changes, _ids(changes), {} if keys is None else keys)


def draft(*, changes: ChangeSet) -> Work:
    """Sort the rows likewise, with ids that nothing has: nothing of it will be written."""
    new = (row for row in changes.rows if isinstance(row, Create))
    return _sorted(changes, [(row, -number) for number, row in enumerate(new, start=1)], {})


def _sorted(changes: ChangeSet, given: list[tuple[Create, int]], keys: dict[str, int]) -> Work:
    keys |= {row.key: id for row, id in given if row.key}
    work = Work(keys=keys)
    for row, id in given:
        model = _model(row.model)
        work.creates[model][id] = _resolved(model, {**row.values, "id": id}, work.keys)
        if "id" in row.values:
            work.returning[model].add(id)
    for each in changes.rows:
        model = _model(each.model)
        if isinstance(each, Change):
            work.changes[model].setdefault(each.id, {}).update(_resolved(model, each.values, work.keys))
            work.was[model].setdefault(each.id, {}).update(each.was)
        elif isinstance(each, End):
            work.ends[model][each.id] = min(each.on, work.ends[model].get(each.id, each.on))
        elif isinstance(each, Remove):
            work.removes[model].add(each.id)
    return work


def _ids(changes: ChangeSet) -> list[tuple[Create, int]]:
    """Ids for the rows to create: their own where given (a row that comes back), else new ones."""
    wanted: dict[str, list[Create]] = defaultdict(list)
    given = []
    for row in changes.rows:
        if isinstance(row, Create) and "id" in row.values:
            given.append((row, row.values["id"]))
        elif isinstance(row, Create):
            wanted[row.model].append(row)
    for label, rows in wanted.items():
        with connection.cursor() as cursor:
            cursor.execute(
                # The sequence is looked up once: so written, and not for each of the rows.
                "SELECT nextval(of.seq) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq"
                " OFFSET 0) of, generate_series(1, %s)",
                [apps.get_model(label)._meta.db_table, len(rows)],
            )
            given += zip(rows, (id for (id,) in cursor.fetchall()), strict=True)
    return given


def _resolved(model: Table, values: Mapping[str, Any], keys: Mapping[str, int]) -> Values:
    if not values.keys() <= (columns := _columns(model)):
        unknown = ", ".join(sorted(values.keys() - columns))
        raise ValueError(f"{model._meta.label} has no column {unknown}")
    return {column: keys[value.key] if isinstance(value, New) else value for column, value in values.items()}


_model: Any = cache(apps.get_model)


@cache
def _columns(model: Table) -> frozenset[str]:
    return frozenset(each.attname for each in model._meta.concrete_fields)
