"""Numbers that one query counted for all rows, put into another query: to be sorted by in SQL."""

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import F, Field, IntegerField, JSONField, TextField, Value
from django.db.models.expressions import Combinable, Func
from django.db.models.functions import Cast


class _At(Func):
    template = "(%(expressions)s)"
    arg_joiner = " ->> "


def looked_up(*, values: Mapping[int, Any], column: str = "pk", text: bool = False) -> Combinable:
    """The value for a row's id; null where there is none."""
    keys = Value(json.loads(json.dumps({str(key): value for key, value in values.items()})), JSONField())
    found = _At(Cast(keys, JSONField()), Cast(F(column), TextField()), output_field=TextField())
    kind: Field[Any, Any] = TextField() if text else IntegerField()
    return Cast(found, kind)
