import datetime as dt
from typing import Any

from django import forms

from ownership.operations.handover import Exit, Unowned
from ownership.operations.handover.making import CLOSES, LEAVES, MOVES
from ownership.web.forms.carried import Refusable
from ownership.web.forms.days import DAY, latest, soon
from ownership.web.forms.one import OneField
from teams.models import Membership, Person, Team, User

# In the order in which they are offered; the first is what the page begins with.
MODES = {
    "person": {LEAVES: "Leaves", MOVES: "Changes team", "": "Stays"},
    "team": {CLOSES: "Closes", "": "Stays open"},
}


class HandOverForm(Refusable, forms.Form):
    """From when it holds, to which team somebody goes, and why areas are left unowned."""

    places = {"team": "team", "end": "until"}
    day = forms.DateField(label="From", widget=DAY, help_text="The first day on which it is so.")
    moved = forms.ModelChoiceField(Membership.objects.none(), label="Leaves", empty_label=None)
    team = OneField(
        Team.objects.filter(closed_on=None).order_by("sort_name"),
        label="Goes to",
        empty_label="Choose a team",
    )
    reason = forms.CharField(
        label="Why are they left unowned?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    until = forms.DateField(label="Until", required=False, widget=DAY, help_text="At most a year ahead.")

    def __init__(self, *args: Any, of: Person | Team, mode: str, on: dt.date, **kwargs: Any) -> None:
        kwargs["initial"] = {"day": on}
        super().__init__(*args, **kwargs)
        self.of, self.mode, self.on = of, mode, on
        if mode != MOVES or isinstance(of, Team):
            del self.fields["moved"], self.fields["team"]
            return
        there = of.memberships.filter(period__contains=on, team__isnull=False).select_related("team", "seat")
        moved = self.fields["moved"]
        moved.queryset = there.order_by("-lead", "team__sort_name", "pk")  # type: ignore[attr-defined]
        moved.initial = moved.queryset.first()  # type: ignore[attr-defined]
        moved.label_from_instance = lambda row: str(row.team)  # type: ignore[attr-defined]

    def clean_day(self) -> dt.date:
        day: dt.date = self.cleaned_data["day"]
        if day < self.on:
            raise forms.ValidationError("Choose today or a later day.")
        return soon(day=day, on=self.on)

    @property
    def asked(self) -> dt.date:
        """The day, also while something else is wrong."""
        try:
            day = dt.date.fromisoformat(str(self.data.get("day", "")))
        except ValueError:
            return self.on
        return min(max(day, self.on), latest(on=self.on))

    @property
    def left(self) -> int | None:
        """The team that is left."""
        if "moved" not in self.fields:
            return None
        rows = self.fields["moved"].queryset  # type: ignore[attr-defined]
        chosen = str(self.data.get("moved", ""))
        known = rows.filter(pk=chosen) if chosen.isdecimal() else rows
        return known.values_list("team_id", flat=True).first()  # type: ignore[no-any-return]

    def leave(self) -> Exit:
        said = self.cleaned_data
        return Exit(self.mode, said.get("moved"), said.get("team"))

    def unowned(self, *, by: User) -> Unowned:
        return Unowned(reason=self.cleaned_data["reason"], until=self.cleaned_data["until"], by=by)
