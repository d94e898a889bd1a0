"""What the change log has of exceptions: accepted on purpose by whom and why, and what ended that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.utils import timezone

from teams.models import User


@dataclass(frozen=True)
class Step:
    """`said` has no full stop where it `ends`. `by` is empty for what ended on its day."""

    on: dt.date
    said: str
    by: str = ""
    ends: bool = False


def exceptions(*, about: Mapping[str, Any], on: dt.date) -> list[Step]:
    """Of one rule and subject. Two queries."""
    events: Any = apps.get_model("ownership", "WaiverEvent")
    rows = events.objects.filter(**about).select_related("pgh_context").order_by("pgh_obj_id", "pgh_id")
    found = list(rows)
    users = {id for row in found if (id := _user(row))} | {row.by_id for row in found}
    names = {
        user.pk: str(getattr(user, "person", user))
        for user in (User.objects.select_related("person").filter(pk__in=users) if users else ())
    }
    steps = [
        step
        for _, each in groupby(found, key=lambda row: row.pgh_obj_id)
        for step in _steps(list(each), names, on)
    ]
    return [step for step in steps if step.on <= on]


def said_day(day: dt.date | None) -> str:
    return f"{day:%-d %b %Y}" if day else "some day"


def _steps(rows: list[Any], names: Mapping[int, str], on: dt.date) -> Iterator[Step]:
    first, last = rows[0], rows[-1]
    accepted = f"Accepted on purpose by {names[first.by_id]} until {said_day(first.until)}: {first.reason}"
    yield Step(first.since, accepted, names[first.by_id])
    by = names.get(_user(last), "")
    if last.pgh_label == "delete":
        gone = timezone.localdate(last.pgh_created_at)
        yield Step(gone, f"{by or 'Somebody'} takes the exception back", by or "Somebody", ends=True)
    elif last.until < first.until:
        yield Step(last.until, f"{by or 'Somebody'} ends the exception", by or "Somebody", ends=True)
    elif last.until <= on:
        yield Step(last.until, "The exception is over", ends=True)


def _user(row: Any) -> int:
    known = (row.pgh_context.metadata or {}).get("user") if row.pgh_context else None
    return int(known or 0)
