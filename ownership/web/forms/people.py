import datetime as dt
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from ownership.querysets.period import here
from ownership.web.forms.one import OneField
from teams.fields import SortKey
from teams.models import JobRole, Membership, Person, Team


class PlaceholderForm(forms.Form):
    """Who a name from a sheet is: somebody known, or somebody new with an address."""

    into = OneField(
        Person.objects.filter(placeholder=False).order_by("sort_name"),
        label="The same as",
        required=False,
        empty_label="nobody known yet",
    )
    email = forms.EmailField(label="or their e-mail address", required=False)

    def clean(self) -> dict[str, Any]:
        if not self.errors and bool(self.cleaned_data.get("into")) == bool(self.cleaned_data.get("email")):
            raise forms.ValidationError("Choose somebody who is known, or give the address of somebody new.")
        return self.cleaned_data


class PeopleFilter(forms.Form):
    """Narrows the list of people; what is not understood is left out."""

    q = forms.CharField(label="Search", required=False, max_length=200)
    team = OneField(
        Team.objects.filter(closed_on=None).order_by("sort_name"),
        label="Team",
        required=False,
        empty_label="Any team",
    )
    role = forms.ModelChoiceField(
        JobRole.objects.order_by("name"), label="Job role", required=False, empty_label="Any job role"
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "Here"),
            ("left", "Not here"),
            ("placeholder", "Only a name"),
            ("all", "Here or not"),
        ],
    )
    account = forms.ChoiceField(
        label="Account",
        required=False,
        choices=[("", "With or without account"), ("without", "Without account"), ("with", "With account")],
    )

    def narrow(self, people: QuerySet[Person], *, on: dt.date) -> QuerySet[Person]:
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        if text := asked.get("q"):
            named = Q(sort_name__contains=SortKey(Value(text)))
            people = people.filter(named | Q(email__icontains=text) | Q(handles__icontains=text))
        if asked.get("team"):
            there = Membership.objects.filter(person=OuterRef("pk"), team=asked["team"], period__contains=on)
            people = people.filter(Exists(there))
        if asked.get("role"):
            people = people.filter(job_role=asked["role"])
        if asked.get("account"):
            people = people.filter(user__isnull=asked["account"] == "without")
        return self._in_state(people, asked.get("state") or "", on)

    def _in_state(self, people: QuerySet[Person], state: str, on: dt.date) -> QuerySet[Person]:
        if state == "placeholder":
            return people.filter(placeholder=True)
        if state == "left":
            return people.exclude(here(on=on))
        return people if state == "all" else people.filter(here(on=on))

    @property
    def narrowed(self) -> bool:
        return any(self.cleaned_data.values())
