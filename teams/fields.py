"""Columns and expressions that both apps share."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField, F, Func, GeneratedField, TextField

if TYPE_CHECKING:
    Words = CharField[str, str]
else:
    Words = CharField

# Control characters, and those that turn the text around them: a name with them reads as another one.
TURNING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# Letters and signs that show nothing: fillers, and a cell of Braille without dots.
EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800")


class SortKey(Func):
    """Names in the order people expect, without case and accents (the server has no ICU)."""

    function = "sort_key"
    output_field = TextField()


def sort_name(*, of: str = "name") -> Any:
    return GeneratedField(expression=SortKey(F(of)), output_field=TextField(), db_persist=True)


def validate_name(value: str) -> None:
    """A name is something to be read, from one end to the other."""
    if TURNING.search(value):
        raise ValidationError("A name cannot have invisible control characters.", code="name")
    if not any(unicodedata.category(each)[0] in "LNPS" and each not in EMPTY for each in value):
        raise ValidationError("A name needs something that can be read.", code="name")


class NameField(Words):
    """What something is called."""

    default_validators = [validate_name]


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
