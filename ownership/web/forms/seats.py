import datetime as dt
from typing import Any

from django import forms

from ownership import permissions
from ownership.web.forms.carried import Refusable
from ownership.web.forms.one import OneField
from ownership.web.forms.places import teams
from teams.models import JobRole, Team, User


class SeatForm(Refusable, forms.Form):
    """A job role in a team, or in the whole organisation."""

    places = {"duplicate": "job_role"}
    team = OneField(Team.objects.none(), label="In", required=False)
    job_role = forms.ModelChoiceField(
        JobRole.objects.order_by("name"), label="Job role", empty_label="Choose one"
    )

    def __init__(self, *args: Any, user: User, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        administrator, team = permissions.is_administrator(user=user), self.fields["team"]
        team.queryset = teams(user=user, on=on)  # type: ignore[attr-defined]
        team.empty_label = "the whole organisation" if administrator else None  # type: ignore[attr-defined]
        team.required = not administrator
