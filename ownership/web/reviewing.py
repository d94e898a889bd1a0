"""What somebody answers for, with when it was confirmed last and when it is due again."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from ownership import permissions
from ownership.enums import Acceptance, Letter, Lifecycle
from ownership.models import Area, Assignment
from ownership.who.phrases import STALE_AFTER, fresh
from teams.models import Person, User


@dataclass(frozen=True)
class Review:
    """One area: by which assignments one answers for it, how fresh it is, until when (None: it is due)."""

    area: Area
    rows: list[Assignment]
    said: str
    is_fresh: bool
    until: dt.date | None
    may_edit: bool

    @property
    def through(self) -> str:
        return ", ".join(_through(row) for row in self.rows)


def answered_for(*, user: User, on: dt.date) -> QuerySet[Assignment]:
    """The As that somebody has directly, as lead of a team or on a seat, and did not decline."""
    rows = Assignment.objects.filter(permissions.answers_for(user=user, on=on), letter=Letter.A, deputy=False)
    rows = rows.filter(period__contains=on).exclude(acceptance=Acceptance.DECLINED)
    return rows.exclude(area__lifecycle=Lifecycle.RETIRED)


def reviews(*, user: User, on: dt.date) -> list[Review]:
    """What waits longest first, and what nobody ever confirmed before that; two queries."""
    related = ("area__confirmed_by", "area__parent", "person", "team", "seat__job_role", "seat__team")
    held: dict[Area, list[Assignment]] = defaultdict(list)
    for row in answered_for(user=user, on=on).select_related(*related).order_by("area__sort_name", "pk"):
        held[row.area].append(row)
    mine = Area.objects.filter(permissions.may_manage_areas(user=user, on=on), pk__in=[a.pk for a in held])
    edits = set(mine.values_list("pk", flat=True)) if held else set()
    found = [_review(area, rows, area.pk in edits, on) for area, rows in held.items()]
    return sorted(found, key=lambda each: (_due(each.area), each.area.sort_name))


def may_hand_over(*, user: User, on: dt.date) -> bool:
    """Whether the page on which all that one holds is given on is one's to open."""
    return Person.objects.filter(permissions.may_manage_people(user=user, on=on), user=user).exists()


def _review(area: Area, rows: list[Assignment], edits: bool, on: dt.date) -> Review:
    is_fresh, said = fresh(area=area, on=on)
    return Review(area, rows, said, is_fresh, _due(area) if is_fresh else None, edits)


def _due(area: Area) -> dt.date:
    if area.confirmed_on is None:
        return dt.date.min
    return area.confirmed_on + dt.timedelta(days=area.review_days or STALE_AFTER)


def _through(row: Assignment) -> str:
    if row.person_id:
        return "directly"
    return f"as lead of {row.team}" if row.team_id else f"as {row.seat}"
