"""Requests of the change log, the newest first, each with its rows in words. The queries are constant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from teams.models import User

from . import images, names
from .found import Event, Found, events, requests
from .kinds import Readable, readable
from .rows import Row, told
from .undoing import Undoing, undoings
from .wanted import Wanted

SYSTEM, BESIDE = "Remit", "Outside Remit"
BY_HAND = "Written straight into the database"


@dataclass(frozen=True)
class Entry:
    """One request: `count` of its rows fit what was asked for, `rows` are the first of them.

    `request` None: written without a request, as by hand in the database.
    """

    request: UUID | None
    at: dt.datetime
    by: str
    user: int | None
    label: str
    undoes: UUID | None
    undone: Undoing | None
    count: int = 0
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    entries: list[Entry]
    more: bool


def page(
    *, user: User | None, on: dt.date, wanted: Wanted, limit: int = 30, offset: int = 0, rows: int = 6
) -> Page:
    """What somebody may read, at most `rows` rows of each request. `user` None is the system."""
    seen = readable(user=user, on=on)
    found = requests(seen=seen, wanted=wanted, limit=limit + 1, offset=offset)
    return Page(_entries(found[:limit], seen, wanted, rows, 0), len(found) > limit)


def one(*, user: User | None, on: dt.date, request: UUID, limit: int = 100, offset: int = 0) -> Entry | None:
    """One request with as many of its rows; None where there is nothing of it to read."""
    seen, wanted = readable(user=user, on=on), Wanted()
    found = requests(seen=seen, wanted=wanted, limit=1, offset=0, request=request)
    return next(iter(_entries(found, seen, wanted, limit, offset)), None)


def _entries(found: list[Found], seen: Readable, wanted: Wanted, limit: int, offset: int) -> list[Entry]:
    if not found:
        return []
    groups = events(found=found, seen=seen, wanted=wanted, limit=limit, offset=offset)
    before_and_after = images.load([event.key for group in groups.values() for event in group])
    undone = undoings([each.request for each in found if each.request])
    users = {id for id in (*(each.user for each in found), *(each.user for each in undone.values())) if id}
    called = names.load([(kind, both) for (kind, _), both in before_and_after.items()], users=users)

    def row(event: Event) -> Row:
        return told(
            kind=event.kind, did=event.did, images=before_and_after[event.key], called=called, seen=seen
        )

    def entry(each: Found) -> Entry:
        group = groups.get(each.key, [])
        taken_back = undone.get(each.request) if each.request else None
        return Entry(
            request=each.request,
            at=each.at,
            by=called.user(each.user) or (SYSTEM if each.request else BESIDE),
            user=each.user,
            label=each.label or BY_HAND,
            undoes=each.undoes,
            undone=taken_back and taken_back.named(called.user(taken_back.user)),
            count=group[0].total if group else 0,
            rows=[row(event) for event in group],
        )

    return [entry(each) for each in found]
