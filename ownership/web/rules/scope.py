"""For whom somebody may set rules: an administrator for everybody, a lead for their teams."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from ownership import permissions
from ownership.web.forms.places import teams
from ownership.web.forms.rule import ScopeForm
from teams.models import Team, User


@dataclass(frozen=True)
class Scope:
    """Everybody where `team` is None, else that team and those below it; `teams` may be chosen instead."""

    team: Team | None
    teams: QuerySet[Team]
    everybody: bool
    form: ScopeForm

    @property
    def pk(self) -> int | None:
        return self.team.pk if self.team else None


def scope(*, user: User, on: dt.date, asked: str, strictly: bool = False) -> Scope | None:
    """What is asked for by a team's id or name ("" is everybody); else, unless `strictly`, what they lead
    topmost.

    None for who may set nothing there.
    """
    everybody = permissions.is_administrator(user=user)
    mine = teams(user=user, on=on)
    form = ScopeForm(asked, teams=mine, everybody=everybody)
    team = form.cleaned_data["team"] if form.is_valid() else None
    if team is None and (strictly and (asked or not everybody)):
        return None
    if team is None and not everybody:
        team = mine.exclude(parent__in=mine.order_by()).first()
    if team and not asked:
        form = ScopeForm(str(team.pk), teams=mine, everybody=everybody)
    return Scope(team, mine, everybody, form) if team or everybody else None


def may_set_any(*, user: User, on: dt.date) -> bool:
    return permissions.is_administrator(user=user) or teams(user=user, on=on).exists()
