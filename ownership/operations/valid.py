"""Values by themselves: the same validators that forms use, without a query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import NoneType
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Field, ForeignKey

from .naming import name
from .problems import Problem
from .work import Table, Work

PLAIN = (str, int, dt.date, DateRange, NoneType)


def invalid(work: Work) -> Iterator[Problem]:
    """Name every value that its column does not take."""
    for part in (work.creates, work.changes):
        for model, rows in part.items():
            fields = _checked(model)
            # Most values of many rows are the same few: a value that is right is so in every row.
            right: set[tuple[str, type, Any]] = set()
            for id, values in rows.items():
                for column in values.keys() & fields.keys():
                    value = values[column]
                    known = (column, type(value), value if isinstance(value, PLAIN) else id)
                    if known in right:
                        continue
                    if not (message := _message(fields[column], value)):
                        right.add(known)
                    else:
                        where = name(model, work.before[model].get(id, {}) | values, work)
                        noun = str(fields[column].verbose_name).capitalize()
                        yield Problem(message, f"{where}, {noun}", "Correct it.", column)


def _checked(model: Table) -> dict[str, Field[Any, Any]]:
    """Foreign keys are the database's business: asking it one by one is a query a row."""
    return {
        field.attname: field
        for field in model._meta.concrete_fields
        if not isinstance(field, ForeignKey) and not field.primary_key
    }


def _message(field: Field[Any, Any], value: Any) -> str:
    try:
        field.clean(value, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
