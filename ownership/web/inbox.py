"""What waits for somebody: what they are asked to hold, what they are told, what they asked of others."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from ownership import permissions
from ownership.enums import Acceptance, NoticeKind
from ownership.models import Assignment, Notice
from ownership.notices.reading import HOLDER, Line, Told, read
from ownership.notices.saying import heading, line
from ownership.querysets.period import lasting
from ownership.web.access import today
from teams.models import Person, User

# After this many days without an answer somebody should ask again, in person.
SILENT = dt.timedelta(days=7)
MOST = 50


@dataclass(frozen=True)
class Asked:
    """What one change asks of somebody, to be answered as one or letter by letter."""

    sentence: str
    on: dt.date | None
    lines: list[tuple[Assignment, str]]


@dataclass(frozen=True)
class Inbox:
    asked: list[Asked]
    news: list[tuple[Told, str]]
    given: list[Assignment]
    more: int

    @property
    def is_empty(self) -> bool:
        return not (self.asked or self.news or self.given)


def waiting(*, person: Person | None, on: dt.date | None = None) -> int:
    """How many changes and messages wait for somebody: one query, none for an account without a person."""
    if person is None or person.user is None:
        return 0
    return waiting_for(user=person.user, on=on or today())


def waiting_for(*, user: User, on: dt.date) -> int:
    """The same for an account."""
    return waits_for(user=user, on=on).count()


def waits_for(*, user: User, on: dt.date) -> QuerySet[Any, Any]:
    """What is counted: a change once, however much it asks."""
    asked = asked_of(user=user, on=on).values_list("asked_in", flat=True).distinct()
    told = _news(user=user).values_list("request_id", flat=True)
    return asked.order_by().union(told.order_by(), all=True)


def asked_of(*, user: User, on: dt.date) -> QuerySet[Assignment]:
    """What somebody is asked to hold, themselves or for a team or on a seat."""
    rows = Assignment.objects.filter(permissions.answers_for(user=user, on=on), acceptance=Acceptance.ASKED)
    return rows.filter(lasting(on=on))


def inbox(*, user: User, on: dt.date) -> Inbox:
    """Eight queries at most."""
    rows = asked_of(user=user, on=on).select_related(*HOLDER).order_by("-asked_on", "asked_in", "pk")
    notices = _news(user=user).select_related("person", "question__area", "question__asked_by__person")
    newest = list(notices.order_by("-pk")[: MOST + 1])
    return Inbox(
        asked=[asked(rows=list(each)) for _, each in groupby(rows, key=lambda row: row.asked_in)],
        news=[(each, heading(each)) for each in read(notices=newest[:MOST], on=on)],
        given=given(user=user, on=on),
        more=len(newest) - MOST,
    )


def asked(*, rows: Sequence[Assignment]) -> Asked:
    """What was asked by one request."""
    first = rows[0]
    by = str(getattr(first.asked_by, "person", first.asked_by) or "Somebody")
    lines = [(row, line(Line(row.letter, row.deputy, row.area, row))) for row in rows]
    sentence = f"{by} asks you to be {lines[0][1]}." if len(rows) == 1 else f"{by} asks you to take these."
    return Asked(sentence, first.asked_on, lines)


def given(*, user: User, on: dt.date) -> list[Assignment]:
    """What somebody asked of others that is declined or not answered yet, the declined first."""
    rows = Assignment.objects.filter(asked_by=user).exclude(acceptance=Acceptance.ACCEPTED)
    rows = rows.filter(lasting(on=on)).select_related(*HOLDER, "person__user")
    return list(rows.order_by("-acceptance", "asked_on", "pk")[:MOST])


def _news(*, user: User) -> QuerySet[Notice]:
    """What is only asked stands among what is asked."""
    return Notice.objects.filter(person__user=user, done_on=None).exclude(kind=NoticeKind.ASKED)
