"""For whom somebody may set rules: an administrator for everybody, a lead for their teams."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from ownership import permissions
from ownership.web.forms.places import teams
from teams.models import Team, User


@dataclass(frozen=True)
class Scope:
    """Everybody where `team` is None, else that team and those below it; `teams` may be chosen instead."""

    team: Team | None
    teams: QuerySet[Team]
    everybody: bool

    @property
    def pk(self) -> int | None:
        return self.team.pk if self.team else None


def scope(*, user: User, on: dt.date, asked: str, strictly: bool = False) -> Scope | None:
    """What is asked for by a team's id ("" is everybody); else, unless `strictly`, what they lead topmost.

    None for who may set nothing there.
    """
    everybody = permissions.is_administrator(user=user)
    mine = teams(user=user, on=on)
    team = mine.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
    if team is None and (strictly and (asked or not everybody)):
        return None
    if team is None and not everybody:
        team = mine.exclude(parent__in=mine.order_by()).first()
    return Scope(team, mine, everybody) if team or everybody else None


def may_set_any(*, user: User, on: dt.date) -> bool:
    return permissions.is_administrator(user=user) or teams(user=user, on=on).exists()
