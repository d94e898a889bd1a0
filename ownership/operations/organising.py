"""Verbs about teams and seats."""

import datetime as dt
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from ownership.changes import Change, ChangeSet, Create
from ownership.models import Assignment
from teams.models import JobRole, Seat, Team, User

from .areas import slug_of
from .problems import Problem, Refused
from .writer import MOST, Applied, apply

TEAM, SEAT = Team._meta.label, Seat._meta.label


def create_team(
    *, name: str, actor: User | None, on: dt.date, parent: Team | None = None, **values: Any
) -> Applied:
    row = {"name": name, "slug": slug_of(name=name), "parent_id": parent and parent.pk, **values}
    return apply(changes=ChangeSet(f"New team {name}", (Create(TEAM, row, key="team"),)), actor=actor, on=on)


def create_seat(*, job_role: JobRole, actor: User | None, on: dt.date, team: Team | None = None) -> Applied:
    """Make a seat in a team, or, without one, of the whole organisation."""
    row = {"job_role_id": job_role.pk, "team_id": team and team.pk}
    label = f"New seat: {job_role} of {team}" if team else f"New seat: {job_role}"
    return apply(changes=ChangeSet(label, (Create(SEAT, row, key="seat"),)), actor=actor, on=on)


def close_team(*, team: Team, actor: User | None, on: dt.date) -> Applied:
    """Close a team; refused while it, or a seat in it, holds anything."""
    held = Assignment.objects.filter(Q(team=team) | Q(seat__team=team)).filter(
        period__overlap=DateRange(on, None)
    )
    held = held.select_related("area", "team", "seat__job_role", "seat__team").order_by(
        "area__name", "letter"
    )
    if problems := [
        Problem(
            f"{each.holder} still holds {each.letter} of {each.area}.", str(team), "Hand it over or end it."
        )
        for each in held[:MOST]
    ]:
        raise Refused(*problems)
    row = Change(TEAM, team.pk, {"closed_on": on}, was={"closed_on": team.closed_on})
    return apply(changes=ChangeSet(f"{team} is closed", (row,)), actor=actor, on=on)
