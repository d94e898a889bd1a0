"""Verbs about seats and memberships: who is in a team, and as what."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, ChangeSet, Create, End, Row
from ownership.models import Assignment
from teams.models import JobRole, Membership, Person, Seat, Team, User

from .problems import Problem, Refused
from .writer import MOST, Applied, apply

SEAT, MEMBERSHIP = Seat._meta.label, Membership._meta.label


@dataclass(frozen=True, kw_only=True)
class Part:
    """As what somebody is in a team: on a seat or none, leading or not, with how much of their time."""

    seat: Seat | None = None
    lead: bool = False
    allocation: int | None = None

    def columns(self) -> dict[str, int | bool | None]:
        seat = self.seat.pk if self.seat else None
        return {"seat_id": seat, "lead": self.lead, "allocation": self.allocation}


def create_seat(*, job_role: JobRole, actor: User | None, on: dt.date, team: Team | None = None) -> Applied:
    """Make a seat in a team, or, without one, of the whole organisation; a retired one comes back."""
    label = f"New seat: {job_role} of {team}" if team else f"New seat: {job_role}"
    retired = Seat.objects.filter(job_role=job_role, team=team, retired_on__isnull=False).first()
    row: Row = Create(SEAT, {"job_role_id": job_role.pk, "team_id": team and team.pk}, key="seat")
    if retired:
        row = Change(SEAT, retired.pk, {"retired_on": None}, was={"retired_on": retired.retired_on})
    return apply(changes=ChangeSet(label, (row,)), actor=actor, on=on)


def retire_seat(*, seat: Seat, actor: User | None, on: dt.date) -> Applied:
    """Retire a seat; whoever sits in it stays in the team. Refused while it holds anything."""
    held = Assignment.objects.filter(seat=seat, period__overlap=DateRange(on, None)).select_related("area")
    if problems := [
        Problem(f"It still holds {each.letter} of {each.area}.", str(seat), "Hand it over or end it.")
        for each in held.order_by("area__name", "letter")[:MOST]
    ]:
        raise Refused(*problems)
    rows = (Change(SEAT, seat.pk, {"retired_on": on}, was={"retired_on": seat.retired_on}), *_left(seat, on))
    return apply(changes=ChangeSet(f"Seat retired: {seat}", rows), actor=actor, on=on)


def _left(seat: Seat, on: dt.date) -> Iterator[Row]:
    """Those who sit there, and will: the same without the seat, unless they are in the team besides."""
    there = Membership.objects.filter(period__overlap=DateRange(on, None))
    besides = set(there.filter(team=seat.team, seat=None).values_list("person_id", flat=True))
    for each in there.filter(seat=seat):
        yield End(MEMBERSHIP, each.pk, on)
        if seat.team_id and each.person_id not in besides:
            period = DateRange(max(on, each.period.lower), each.period.upper)
            row = {"person_id": each.person_id, "team_id": seat.team_id, "period": period}
            yield Create(MEMBERSHIP, {**row, "lead": each.lead, "allocation": each.allocation})


def join(
    *,
    person: Person,
    team: Team | None,
    part: Part,
    actor: User | None,
    on: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Applied:
    """Put a person in a team from a day, perhaps one to come, up to a day."""
    row = {"person_id": person.pk, "team_id": team and team.pk, "period": DateRange(since or on, until)}
    create = Create(MEMBERSHIP, {**row, **part.columns()}, key="membership")
    return apply(changes=ChangeSet(f"{person} in {team or part.seat}", (create,)), actor=actor, on=on)


def change_membership(
    *,
    membership: Membership,
    part: Part,
    actor: User | None,
    on: dt.date,
    since: dt.date,
    until: dt.date | None = None,
) -> Applied:
    """Let it be otherwise from a day: what was before stays known, unless that is its first day."""
    wanted, begun = part.columns(), membership.period.lower
    before = {column: getattr(membership, column) for column in (*wanted, "period")}
    alike = all(before[column] == value for column, value in wanted.items())
    rows: tuple[Row, ...]
    if alike or since <= begun:
        period = DateRange(min(since, begun), until)
        rows = (Change(MEMBERSHIP, membership.pk, {**wanted, "period": period}, was=before),)
    else:
        place = {"person_id": membership.person_id, "team_id": membership.team_id}
        rows = (
            Change(MEMBERSHIP, membership.pk, {"period": DateRange(begun, since)}, was=before),
            Create(MEMBERSHIP, {**place, **wanted, "period": DateRange(since, until)}, key="membership"),
        )
    return apply(changes=ChangeSet(f"{membership} changed", rows), actor=actor, on=on)
