from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from ownership.enums import Criticality, Lifecycle
from ownership.models import Area, Category, Resource
from ownership.web.forms.one import OneField
from teams.models import Team


class AreaFilter(forms.Form):
    """Narrows a list of areas; what is not understood is left out."""

    q = forms.CharField(label="Search", required=False, max_length=200)
    parent = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    category = forms.ModelChoiceField(
        Category.objects.all(), label="Category", required=False, empty_label="Any category"
    )
    team = OneField(
        Team.objects.filter(closed_on=None).order_by("sort_name"),
        label="Owning team",
        required=False,
        empty_label="Any team",
    )
    unset = forms.ChoiceField(
        label="Not set yet",
        required=False,
        choices=[
            ("", "Set or not"),
            ("category", "No category"),
            ("owning_team", "No owning team"),
            ("criticality", "No criticality"),
        ],
    )
    criticality = forms.ChoiceField(
        label="Criticality", required=False, choices=[("", "Any criticality"), *Criticality.choices]
    )
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "In use"), *Lifecycle.choices, ("all", "Retired too")]
    )

    def narrow(self, areas: QuerySet[Area]) -> QuerySet[Area]:
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        if state := asked.get("state"):
            areas = areas if state == "all" else areas.filter(lifecycle=state)
        else:
            areas = areas.exclude(lifecycle=Lifecycle.RETIRED)
        if text := asked.get("q"):
            areas = areas.filter(_says(text))
        if asked.get("parent"):
            areas = areas.filter(parent=asked["parent"])
        if asked.get("category"):
            areas = areas.filter(category=asked["category"])
        if asked.get("team"):
            areas = areas.filter(owning_team=asked["team"])
        if asked.get("criticality"):
            areas = areas.filter(criticality=asked["criticality"])
        if asked.get("unset"):
            areas = areas.filter(**{f"{asked['unset']}__isnull": True})
        return areas

    @property
    def narrowed(self) -> bool:
        return any(self.cleaned_data.values())


def _says(text: str) -> Q:
    """Its name, an alias, its description or a resource has the words."""
    listed = Resource.objects.filter(area=OuterRef("pk"), value__icontains=text)
    return (
        Q(name__icontains=text)
        | Q(aliases__icontains=text)
        | Q(description__icontains=text)
        | Q(Exists(listed))
    )
