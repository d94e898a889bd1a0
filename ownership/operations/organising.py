"""Verbs about teams."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from ownership.changes import Change, ChangeSet, Create, End, Row
from ownership.enums import Lifecycle
from ownership.models import Area, Assignment
from teams.models import Membership, Seat, Team, User

from .areas import slug_of
from .problems import Problem, Refused
from .writer import MOST, Applied, apply

TEAM, SEAT, MEMBERSHIP = Team._meta.label, Seat._meta.label, Membership._meta.label


def create_team(
    *, name: str, actor: User | None, on: dt.date, parent: Team | None = None, **values: Any
) -> Applied:
    row = {"name": name, "parent_id": parent and parent.pk, **values}
    return new_team(values=row, actor=actor, on=on)


def new_team(*, values: Mapping[str, Any], actor: User | None, on: dt.date) -> Applied:
    """Make a team of its columns."""
    row = Create(TEAM, {**values, "slug": slug_of(name=values["name"])}, key="team")
    return apply(changes=ChangeSet(f"New team {values['name']}", (row,)), actor=actor, on=on)


def change_team(
    *, team: Team, values: Mapping[str, Any], was: Mapping[str, Any], actor: User | None, on: dt.date
) -> Applied:
    slug = {"slug": slug_of(name=values["name"])} if "name" in values else {}
    row = Change(TEAM, team.pk, {**values, **slug}, was=was)
    return apply(changes=ChangeSet(f"{was.get('name', team)} described", (row,)), actor=actor, on=on)


def held_by_team(*, team: Team, on: dt.date) -> QuerySet[Assignment]:
    """What the team or a seat in it holds, now or later."""
    held = Assignment.objects.filter(Q(team=team) | Q(seat__team=team), period__overlap=DateRange(on, None))
    return held.select_related("area", "team", "seat__job_role", "seat__team").order_by(
        "area__name", "letter"
    )


def owned_by_team(*, team: Team) -> QuerySet[Area]:
    return team.areas.exclude(lifecycle=Lifecycle.RETIRED).order_by("sort_name")


def open_below(*, team: Team) -> QuerySet[Team]:
    return team.children.filter(closed_on=None).order_by("sort_name")


def close_team(*, team: Team, actor: User | None, on: dt.date) -> Applied:
    """Close a team: its members leave it, its seats retire. Refused while it holds or owns anything."""
    if problems := _in_the_way(team, on):
        raise Refused(*problems[:MOST])
    changes = ChangeSet(f"{team} is closed", tuple(closing(team=team, on=on)))
    return apply(changes=changes, actor=actor, on=on)


def closing(*, team: Team, on: dt.date) -> Iterator[Row]:
    """What goes with a team that holds nothing any more."""
    yield Change(TEAM, team.pk, {"closed_on": on}, was={"closed_on": team.closed_on})
    for seat in team.seats.filter(retired_on=None):
        yield Change(SEAT, seat.pk, {"retired_on": on})
    for membership in team.memberships.filter(period__overlap=DateRange(on, None)):
        yield End(MEMBERSHIP, membership.pk, on)


def reopen_team(*, team: Team, actor: User | None, on: dt.date) -> Applied:
    row = Change(TEAM, team.pk, {"closed_on": None}, was={"closed_on": team.closed_on})
    return apply(changes=ChangeSet(f"{team} is open again", (row,)), actor=actor, on=on)


def _in_the_way(team: Team, on: dt.date) -> list[Problem]:
    held = [
        Problem(
            f"{each.holder} still holds {each.letter} of {each.area}.", str(team), "Hand it over or end it."
        )
        for each in held_by_team(team=team, on=on)[:MOST]
    ]
    owned = [
        Problem(f"It still owns {each}.", str(team), "Give it to another team or retire it.")
        for each in owned_by_team(team=team)[:MOST]
    ]
    below = [
        Problem(f"{each} is below it.", str(team), "Close it or move it first.")
        for each in open_below(team=team)[:MOST]
    ]
    return held + owned + below
