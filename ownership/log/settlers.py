"""Who last changed who holds what of a subject on a day on which its finding was settled."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.utils import timezone

from teams.models import User

HELD = ("area", "person", "team", "seat")


def settlers(*, kind: str, subject: int, days: Collection[dt.date]) -> dict[dt.date, str]:
    """By day what follows "Settled": " by Ana: Payments hands over to Ben.". Two queries."""
    if kind not in HELD:
        return {}
    events: Any = apps.get_model("ownership", "AssignmentEvent")
    rows = events.objects.filter(**{f"{kind}_id": subject}, pgh_created_at__date__in=days)
    known = rows.exclude(pgh_context=None).order_by("pgh_id")
    by_day = {
        timezone.localdate(at): metadata or {}
        for at, metadata in known.values_list("pgh_created_at", "pgh_context__metadata")
    }
    users = {each["user"] for each in by_day.values() if each.get("user")}
    names = {
        user.pk: str(getattr(user, "person", user))
        for user in (User.objects.select_related("person").filter(pk__in=users) if users else ())
    }
    return {day: _said(each, names) for day, each in by_day.items()}


def _said(metadata: dict[str, Any], names: dict[int, str]) -> str:
    by = names.get(metadata.get("user") or 0)
    label = metadata.get("label", "").removesuffix(".")
    return (f" by {by}" if by else "") + (f": {label}." if label else ".")
