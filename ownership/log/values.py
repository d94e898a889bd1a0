"""The value of a column as a person says it."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db.models import BooleanField, DateField, Field, ForeignKey
from django.utils.text import Truncator

LONGEST = 240
# Said otherwise than the model's name of the column, or not at all.
SAID = {
    "does_not_cover": "Does not cover",
    "covers": "Covers",
    "inherits": "Takes from above",
    "parent": "Part of",
    "review_days": "Days between reviews",
    "unowned_reason": "Unowned on purpose because",
    "unowned_until": "Unowned on purpose until",
    "unowned_by": "Unowned on purpose by",
    "tie_breaker": "Shared, a tie is broken by",
    "only_here": "Only here",
    "lead": "Leads the team",
    "superseded_by": "Replaced by",
    "user": "Signs in as",
    "email": "E-mail",
    "on": "Watched",
    "expected": "It is",
}
SILENT = frozenset({"id", "slug", "sort_name", "since", "colour", "accepted", "team_key", "asked_in"})


def read(value: Any) -> dict[str, Any] | None:
    found: dict[str, Any] | None = json.loads(value) if isinstance(value, str) else value
    return found


def label(field: Field[Any, Any]) -> str:
    said = SAID.get(field.name) or str(field.verbose_name)
    return said[:1].upper() + said[1:]


def period(value: str) -> tuple[dt.date | None, dt.date | None]:
    """ "[2026-01-01,)" as two days."""
    first, end = (re.search(r"\d{4}-\d\d-\d\d", part) for part in value.split(","))
    return first and dt.date.fromisoformat(first[0]), end and dt.date.fromisoformat(end[0])


def day(value: dt.date | None) -> str:
    return f"{value.day} {value:%b %Y}" if value else ""


def month(value: str) -> str:
    return f"{dt.date.fromisoformat(value[:10]):%b %Y}"


def words(field: Field[Any, Any], value: Any) -> str:
    """A value as it stands in JSON, a reference aside."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(field, BooleanField):
        return "yes" if value else "no"
    if isinstance(field, DateRangeField):
        first, end = period(value)
        return f"from {day(first)}" + (f" until {day(end)}" if end else "")
    if field.name == "month":
        return month(value)
    if isinstance(field, DateField):
        return day(dt.date.fromisoformat(value[:10]))
    if isinstance(value, list):
        return _short(", ".join(map(str, value)))
    if isinstance(value, dict):
        return _short(", ".join(f"{name}: {each}" for name, each in sorted(value.items())))
    return _short(str(dict(field.flatchoices).get(value, value)))


def same(field: Field[Any, Any], value: Any) -> bool:
    """Whether it is what a new row has anyway."""
    default = field.get_default()
    return value in (None, "", [], {}) or (not isinstance(field, ForeignKey) and value == default)


def _short(text: str) -> str:
    return str(Truncator(text).chars(LONGEST))
