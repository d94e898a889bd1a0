"""An area's change log as sentences, the newest first."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from ownership import log
from ownership.models import Area
from teams.models import User


@dataclass(frozen=True)
class Entry:
    """`more` is how many of its sentences are left out."""

    on: dt.date
    by: str
    sentences: list[str]
    label: str = ""
    request: UUID | None = None
    undone: bool = False
    more: int = 0


def history(*, area: Area, user: User | None, on: dt.date, limit: int = 8) -> list[Entry]:
    """What was written about the area and its assignments, as far as somebody may read it."""
    wanted = log.Wanted(areas=[area.pk])
    return told(log.page(user=user, on=on, wanted=wanted, limit=limit, rows=5).entries)


def told(entries: list[log.Entry]) -> list[Entry]:
    return [
        Entry(
            on=timezone.localdate(entry.at),
            by=entry.by,
            sentences=[row.summary for row in entry.rows],
            label=entry.label,
            request=entry.request,
            undone=entry.undone is not None,
            more=entry.count - len(entry.rows),
        )
        for entry in entries
    ]
