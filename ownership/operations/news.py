"""What somebody else did in a cell meanwhile."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from ownership.matrix.given import KINDS, Place
from ownership.matrix.model import Key
from ownership.models import Assignment
from teams.models import User

AGAIN = "The cell shows it as it is now: press again if you still want it."
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
Event = Mapping[str, Any]


def news(*, places: Collection[Place], actor: User | None, at: dt.datetime) -> dict[Place, str]:
    """Such as "Ana set A here 2 minutes ago. …", for each of the cells; two queries."""
    last = _last(places)
    ids = {(event["pgh_context__metadata"] or {}).get("user") for event in last.values()}
    users = User.objects.select_related("person").in_bulk([id for id in ids if id])
    return {
        place: f"{_said(last[place], users, actor, at)} {AGAIN}"
        if place in last
        else f"This cell has changed since you looked. {AGAIN}"
        for place in places
    }


def places_of(*, request_id: UUID) -> set[Place]:
    """The cells that a request changed."""
    events: Any = Assignment.pgh_event_model.objects  # type: ignore[attr-defined]
    rows = events.filter(pgh_context=request_id).values("area_id", *(f"{kind}_id" for kind in KINDS))
    return {(event["area_id"], _holder(event)) for event in rows}


def _last(places: Collection[Place]) -> dict[Place, Event]:
    events: Any = Assignment.pgh_event_model.objects  # type: ignore[attr-defined]
    wanted = Q(pk__in=[])
    for kind in KINDS:
        if ids := {id for _, (each, id) in places if each == kind}:
            wanted |= Q(**{f"{kind}_id__in": ids})
    columns = ("area_id", *(f"{kind}_id" for kind in KINDS))
    rows = events.filter(wanted, area_id__in={area for area, _ in places})
    rows = rows.order_by(*columns, "-pgh_id").distinct(*columns)
    more = ("letter", "deputy", "period", "acceptance", "pgh_label", "pgh_created_at")
    found = {}
    for event in rows.values(*columns, *more, "pgh_context__metadata"):
        found[event["area_id"], _holder(event)] = event
    return {place: found[place] for place in places if place in found}


def _holder(event: Event) -> Key:
    return next((kind, event[f"{kind}_id"]) for kind in KINDS if event[f"{kind}_id"])


def _said(event: Event, users: Mapping[int, User], actor: User | None, at: dt.datetime) -> str:
    user = users.get((event["pgh_context__metadata"] or {}).get("user") or 0)
    who = "Somebody" if user is None else str(getattr(user, "person", user))
    if user is not None and user == actor:
        who = "You"
    letter = f"{event['letter']}{' (deputy)' if event['deputy'] else ''}"
    if event["pgh_label"] == "insert":
        did = f"set {letter} here"
    elif event["pgh_label"] == "delete" or event["period"].upper is not None:
        did = f"took {letter} away here"
    else:
        did = f"changed {letter} here"
    return f"{who} {did} {_ago(at - event['pgh_created_at'])}."


def _ago(passed: dt.timedelta) -> str:
    if passed < MINUTE:
        return "a moment ago"
    if passed < HOUR:
        minutes = passed // MINUTE
        return "a minute ago" if minutes == 1 else f"{minutes} minutes ago"
    hours = passed // HOUR
    if hours < 24:
        return "an hour ago" if hours == 1 else f"{hours} hours ago"
    return "yesterday" if hours < 48 else f"{hours // 24} days ago"
