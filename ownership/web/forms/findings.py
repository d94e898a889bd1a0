import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms

from ownership.enums import FindingState, Severity
from ownership.querysets.period import here
from ownership.rules.read import ACCEPTED, BASELINE
from ownership.rules.reading import REOPENED
from ownership.rules.registry import RULES
from ownership.web.forms.holder import HolderField
from ownership.web.forms.one import OneField
from ownership.web.forms.within import WithinForm
from teams.models import Person, Team

OPEN_TEAMS = Team.objects.filter(closed_on=None).order_by("sort_name")
SORTS = [("", "By rule"), ("severity", "Most severe first"), ("age", "Oldest first"), ("new", "Newest first")]


class FindingFilter(WithinForm):
    ANY = WithinForm.ANY | {"team": "Any team"}
    field_order = ("severity", "rule", "team", "category", "state", "sort", "mine")
    severity = forms.ChoiceField(
        label="Severity", required=False, choices=[("", "Any severity"), *Severity.choices]
    )
    rule = forms.ChoiceField(
        label="Rule",
        required=False,
        choices=[("", "Any rule"), *((code, f"{code} {rule.title}") for code, rule in RULES.items())],
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "Open"),
            (FindingState.ACKNOWLEDGED, "Somebody is on it"),
            (FindingState.SNOOZED, "Snoozed"),
            (ACCEPTED, "Accepted on purpose"),
            (REOPENED, "Came back"),
            (BASELINE, "From before"),
        ],
    )
    sort = forms.ChoiceField(label="Order", required=False, choices=SORTS)
    mine = forms.BooleanField(label="Asked of me", required=False)

    @property
    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    @property
    def query(self) -> str:
        """The address of what is asked: known filters alone, and only those that narrow or order."""
        asked = {name: value for name, value in self.asked.items() if value is not None}
        plain = {name: getattr(value, "pk", value) for name, value in asked.items()}
        return urlencode({name: "on" if value is True else value for name, value in plain.items()})


class DayField(forms.DateField):
    """A day to come, chosen in the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class GiveForm(forms.Form):
    to = OneField(
        Person.objects.none(),
        label="Who looks after it?",
        empty_label="Choose…",
        help_text="Somebody who can sign in here. They are asked in place of whoever would be.",
    )

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(here(on=on), user__is_active=True)
        self.fields["to"].queryset = people.order_by("sort_name", "pk")  # type: ignore[attr-defined]


class NoForm(forms.Form):
    """A button alone."""


class CureForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class OwnerForm(forms.Form):
    holder = HolderField(label="Who is accountable from today?")

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holder: Any = self.fields["holder"]
        holder.day(on)


class ShareForm(forms.Form):
    tie_breaker = OneField(
        Person.objects.order_by("sort_name"),
        label="Who breaks a tie?",
        empty_label="Choose…",
    )

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tie_breaker"].queryset = Person.objects.filter(here(on=on)).order_by("sort_name")  # type: ignore[attr-defined]


class SnoozeForm(forms.Form):
    until = DayField(label="Let it rest until", help_text="At most 90 days ahead.")


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why is this all right?", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    until = DayField(label="Until", help_text="At most a year ahead.")
