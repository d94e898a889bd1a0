from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict

from ownership.web.access import FIRST
from ownership.web.forms.picking import PickField
from ownership.web.picking import names_of

MOST = 6


class Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CompareForm(forms.Form):
    """Teams by name, a day, and perhaps a day before it. `with` in an address adds teams by number."""

    team = PickField(kind="teams", most=MOST, label="Teams", help_text=f"Two or more, up to {MOST}.")
    on = Day(label="Day", required=False)
    before = Day(label="Compared with", required=False)

    def __init__(self, asked: QueryDict, *, today: dt.date) -> None:
        self.today = today
        given = [int(text) for text in asked.getlist("with") if text.isdecimal() and len(text) < 19]
        lines = [asked.get("team", "").replace("\0", ""), *names_of(kind="teams", pks=given[:MOST])]
        team = "\n".join(line for line in lines if line)
        super().__init__({"team": team, "on": asked.get("on", ""), "before": asked.get("before", "")})

    def clean_on(self) -> dt.date:
        return self._day("on") or self.today

    def clean_before(self) -> dt.date | None:
        return self._day("before")

    def clean(self) -> dict[str, Any]:
        on, before = self.cleaned_data.get("on"), self.cleaned_data.get("before")
        if on and before and before >= on:
            self.add_error("before", "It is to be a day before the other one.")
        return self.cleaned_data

    def _day(self, name: str) -> dt.date | None:
        day: dt.date | None = self.cleaned_data[name]
        if day is not None and not FIRST <= day <= self.today:
            raise forms.ValidationError(f"A day lies between {FIRST.year} and today.")
        return day
