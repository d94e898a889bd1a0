"""Verbs about who holds what."""

import datetime as dt
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from ownership import holdings
from ownership.changes import Change, ChangeSet, Create, End, Row
from ownership.enums import Acceptance, Letter
from ownership.models import Area, Assignment
from teams.models import Person, Seat, Team, User

from .writer import Applied, apply

Holder = Person | Team | Seat
ASSIGNMENT = Assignment._meta.label
# What a successor takes over, beside area and letter.
CARRIED = ("deputy", "only_here", "interim")


def held_by(*, holder: Holder) -> dict[str, int]:
    """The column and id of a holder."""
    return {f"{holder._meta.model_name}_id": holder.pk}


def assign(
    *,
    area: Area,
    letter: str,
    holder: Holder,
    actor: User | None,
    on: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
    **values: Any,
) -> Applied:
    """Give a letter from a day, perhaps one to come, up to a day. `values` are other columns, as `deputy`."""
    period = DateRange(since or on, until)
    row = {"area_id": area.pk, "letter": letter, "period": period, **held_by(holder=holder), **values}
    changes = ChangeSet(f"{letter} of {area} to {holder}", (Create(ASSIGNMENT, row, key="assignment"),))
    return apply(changes=changes, actor=actor, on=on)


def end_assignment(
    *, assignment: Assignment, actor: User | None, on: dt.date, until: dt.date | None = None
) -> Applied:
    """End it on a day: its last day is the one before."""
    changes = ChangeSet(f"End of {assignment}", (End(ASSIGNMENT, assignment.pk, until or on),))
    return apply(changes=changes, actor=actor, on=on)


def transfer(
    *, assignment: Assignment, to: Holder, actor: User | None, on: dt.date, since: dt.date | None = None
) -> Applied:
    """End it and give the same to somebody else from that day on."""
    day = since or on
    carried = {column: getattr(assignment, column) for column in CARRIED}
    row = {
        "area_id": assignment.area_id,
        "letter": assignment.letter,
        "period": DateRange(day, assignment.period.upper),
        **held_by(holder=to),
        **carried,
    }
    rows = (End(ASSIGNMENT, assignment.pk, day), Create(ASSIGNMENT, row, key="assignment"))
    return apply(changes=ChangeSet(f"{assignment}, now {to}", rows), actor=actor, on=on)


def name_owner(*, area: Area, holder: Holder, actor: User | None, on: dt.date) -> Applied:
    """Make somebody the one who is accountable: whoever else directly was, is not any more."""
    rows = owner_rows(area=area, holder=holder, on=on)
    return apply(changes=ChangeSet(f"{holder} owns {area}", rows), actor=actor, on=on)


def owner_rows(*, area: Area, holder: Holder, on: dt.date) -> tuple[Row, ...]:
    """What makes somebody the one who is accountable; nothing where they are."""
    mine = held_by(holder=holder)
    direct = _live(area=area, letter=Letter.A, on=on)
    rows: list[Row] = [End(ASSIGNMENT, each.pk, on) for each in direct.exclude(**mine)]
    rows += [
        Change(ASSIGNMENT, each.pk, {"tie_breaker_id": None})
        for each in direct.filter(**mine, tie_breaker__isnull=False)
    ]
    if not direct.filter(**mine).exists():
        values = {"area_id": area.pk, "letter": Letter.A.value, "period": DateRange(on, None), **mine}
        rows.append(Create(ASSIGNMENT, values, key="assignment"))
    return tuple(rows)


def work_here(*, area: Area, beside: bool, actor: User | None, on: dt.date) -> Applied:
    """Let those who are directly accountable do the work, `beside` those from above or instead of them."""
    changes = work_changes(area=area, beside=beside, on=on)
    return apply(changes=changes, actor=actor, on=on)


def work_changes(*, area: Area, beside: bool, on: dt.date) -> ChangeSet:
    """An own R for the accountable, and with `beside` for those whose R from above it replaces."""
    owners = _live(area=area, letter=Letter.A, on=on).exclude(acceptance=Acceptance.DECLINED)
    mine = [each.holder for each in owners.select_related("person", "team", "seat")]
    above = holdings.at(on=on, areas=[area.pk], letters=[Letter.R]).filter(deputy=False)
    above = above.exclude(source=area)
    rows = above.select_related("assignment__person", "assignment__team", "assignment__seat")
    others = [each.assignment.holder for each in rows.order_by("assignment_id")] if beside else []
    creates = tuple(
        Create(
            ASSIGNMENT,
            {
                "area_id": area.pk,
                "letter": Letter.R.value,
                "period": DateRange(on, None),
                **held_by(holder=holder),
            },
        )
        for holder in dict.fromkeys([*mine, *others])
    )
    who = "also by its owner" if beside else "by its owner alone"
    return ChangeSet(f"The work on {area} is done {who}", creates)


def drop_holder(*, area: Area, letter: str, holder: Holder, actor: User | None, on: dt.date) -> Applied:
    """Take a letter away from one of those who directly hold it."""
    theirs = _live(area=area, letter=letter, on=on).filter(**held_by(holder=holder))
    rows = tuple(End(ASSIGNMENT, each.pk, on) for each in theirs)
    return apply(changes=ChangeSet(f"{letter} of {area} taken from {holder}", rows), actor=actor, on=on)


def share_on_purpose(*, area: Area, tie_breaker: Person, actor: User | None, on: dt.date) -> Applied:
    """Let those who are accountable stay so together, and say who breaks a tie."""
    rows = tuple(
        Change(
            ASSIGNMENT,
            each.pk,
            {"tie_breaker_id": tie_breaker.pk},
            was={"tie_breaker_id": each.tie_breaker_id},
        )
        for each in _live(area=area, letter=Letter.A, on=on)
    )
    return apply(changes=ChangeSet(f"{area} is shared on purpose", rows), actor=actor, on=on)


def _live(*, area: Area, letter: str, on: dt.date) -> QuerySet[Assignment]:
    return area.assignments.filter(letter=letter, deputy=False, period__contains=on).order_by("id")
