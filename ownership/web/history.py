"""An area's change log as sentences, the newest first."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from ownership.enums import Letter
from ownership.models import Area
from teams.models import User


@dataclass(frozen=True)
class Entry:
    on: dt.date
    by: str
    sentences: list[str]


def history(*, area: Area, limit: int = 12) -> list[Entry]:
    """What was written about the area and its assignments, one entry a request."""
    about = [
        *_events("Area", pgh_obj=area.pk, limit=limit),
        *_events("Assignment", area=area.pk, limit=limit),
    ]
    about.sort(key=lambda event: event.pgh_created_at, reverse=True)
    users = User.objects.select_related("person").in_bulk({_actor(event) for event in about} - {None})
    entries: dict[Any, Entry] = {}
    for event in about[:limit]:
        by = users.get(_actor(event))
        day = timezone.localdate(event.pgh_created_at)
        key = event.pgh_context_id or event.pgh_id
        entry = entries.setdefault(key, Entry(day, _named(by), []))
        entry.sentences.append(_sentence(event))
    return list(entries.values())


def _events(model: str, *, limit: int, **about: int) -> list[Any]:
    events: Any = apps.get_model("ownership", f"{model}Event")._default_manager
    related = ("person", "team", "seat__job_role", "seat__team") if model == "Assignment" else ()
    rows = events.filter(**about).select_related("pgh_context", *related).order_by("-pgh_id")
    return list(rows[:limit])


def _actor(event: Any) -> int | None:
    user: int | None = (event.pgh_context.metadata if event.pgh_context else {}).get("user")
    return user


def _named(user: User | None) -> str:
    """The person's name; the account's, where it has none; ours, where nobody was signed in."""
    return str(getattr(user, "person", user) or "Remit")


def _sentence(event: Any) -> str:
    if event.pgh_label == "insert":
        if not hasattr(event, "letter"):
            return "The area was made."
        return f"{_what(event)} from {event.period.lower:%-d %b %Y}."
    if event.pgh_label == "delete":
        return f"{_what(event)}: taken back."
    if not hasattr(event, "letter"):
        return "The area's description or place was changed."
    if event.period.upper:
        return f"{_what(event)} until {event.period.upper:%-d %b %Y}."
    return f"{_what(event)}: changed."


def _what(event: Any) -> str:
    holder = event.person or event.team or event.seat
    return f"{holder} {Letter(event.letter).label.lower()}{', as deputy' if event.deputy else ''}"
