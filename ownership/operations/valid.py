"""Values by themselves: the same validators that forms use, without a query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey

from .naming import name
from .problems import Problem
from .work import Table, Work


def invalid(work: Work) -> Iterator[Problem]:
    """Name every value that its column does not take."""
    for part in (work.creates, work.changes):
        for model, rows in part.items():
            fields = _checked(model)
            for id, values in rows.items():
                for column in values.keys() & fields.keys():
                    if message := _message(fields[column], values[column]):
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
