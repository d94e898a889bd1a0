"""Columns and expressions that both apps share."""

from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, GeneratedField, TextField


class SortKey(Func):
    """Names in the order people expect, without case and accents (the server has no ICU)."""

    function = "sort_key"
    output_field = TextField()


def sort_name(*, of: str = "name") -> Any:
    return GeneratedField(expression=SortKey(F(of)), output_field=TextField(), db_persist=True)


def validate_period(value: DateRange) -> None:
    """Say "the end is before the beginning" before the database speaks of an overlap."""
    lower, upper = getattr(value, "lower", None), getattr(value, "upper", None)
    if lower is None:
        raise ValidationError("A period needs a first day.", code="empty_period")
    if upper is not None and upper <= lower:
        raise ValidationError("The end must come after the first day.", code="empty_period")


class PeriodField(DateRangeField):
    """Days from the first up to, but not including, the end; an open end is null."""

    default_validators = [validate_period]
