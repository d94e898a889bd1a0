"""Rows by their ids, passed as one value: thousands of parameters cost more than what they ask for."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func, Value


def among(*, column: str, ids: Iterable[int]) -> Func:
    """A filter: whether `column` is one of the ids."""
    array = Value(list(ids), output_field=ArrayField(BigIntegerField()))
    return Func(
        F(column),
        array,
        template="(%(expressions)s))",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )
