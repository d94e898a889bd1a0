"""Rows by the names that people know them by; read only when there is a problem to tell."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import ForeignKey, Model

from .work import Table, Values, Work


def name(model: Table, values: Values, work: Work) -> str:
    """What a row is called, also where it, or what it refers to, is not written yet."""
    try:
        return str(_instance(model, values, work))
    except ObjectDoesNotExist:
        return str(model._meta.verbose_name)


def _instance(model: Table, values: Values, work: Work) -> Model:
    row: Any = model(**values)
    for field in model._meta.concrete_fields:
        target: Any = field.related_model
        new = work.creates[target].get(getattr(row, field.attname)) if target in work.creates else None
        if isinstance(field, ForeignKey) and new is not None:
            setattr(row, field.name, _instance(target, new, work))
    return row  # type: ignore[no-any-return]
