from typing import Any

from django import forms

from teams.models import Person


class PlaceholderForm(forms.Form):
    """Who a name from a sheet is: somebody known, or somebody new with an address."""

    into = forms.ModelChoiceField(
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
