from django import forms
from django.http import QueryDict

from ownership.models import SavedView
from ownership.web.forms.findings import FindingFilter


class ViewForm(forms.Form):
    name = forms.CharField(label="Name", max_length=60)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_query(self) -> str:
        """The filters that there are, with values that they take: nothing else is kept."""
        query = FindingFilter(QueryDict(self.cleaned_data["query"])).query
        return query[: SavedView._meta.get_field("query").max_length]

    @property
    def problem(self) -> str:
        return "Give the view a name of at most 60 characters."
