"""For whom somebody may set rules: an administrator for everybody, a lead for their teams."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from ownership import permissions
from ownership.web.forms.one import OneField
from ownership.web.forms.places import teams
from teams.models import Team, User


class ScopeForm(forms.Form):
    """Another place: of few teams one that is there to choose, of many one that is named."""

    team = OneField(Team.objects.none(), label="For whom", required=False, empty_label="Everybody")

    def __init__(self, asked: str, *, teams: QuerySet[Team], everybody: bool) -> None:
        super().__init__({"team": asked}, auto_id="for_%s")
        field: Any = self.fields["team"]
        field.queryset = teams
        if not everybody:
            field.empty_label = None


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
    if team and form.is_valid():
        form = ScopeForm(str(team.pk), teams=mine, everybody=everybody)
    return Scope(team, mine, everybody, form) if team or everybody else None


def may_set_any(*, user: User, on: dt.date) -> bool:
    return permissions.is_administrator(user=user) or teams(user=user, on=on).exists()
