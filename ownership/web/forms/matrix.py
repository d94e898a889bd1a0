from typing import Any

from django import forms

from ownership.enums import Letter
from ownership.web.forms.within import WithinForm


class MatrixForm(WithinForm):
    """What the matrix shows, all of it in the address; what is missing or not understood has a default."""

    columns = forms.ChoiceField(
        label="Columns", choices=[("people", "People"), ("teams", "Teams"), ("seats", "Job roles")]
    )
    mode = forms.ChoiceField(label="Holdings", choices=[("effective", "Effective"), ("direct", "Direct")])
    look = forms.ChoiceField(label="Look", choices=[("grid", "Grid"), ("list", "List")])
    letter = forms.ChoiceField(label="Letter", required=False, choices=[("", "Any letter"), *Letter.choices])
    group = forms.ChoiceField(
        label="Rows",
        choices=[
            ("category", "By category"),
            ("team", "By owning team"),
            ("tree", "As a tree"),
            ("none", "Ungrouped"),
        ],
    )
    q = forms.CharField(label="Area", required=False)
    findings = forms.BooleanField(label="Only with findings", required=False)
    own = forms.BooleanField(label="Without teams below", required=False)
    DEFAULTS = {"columns": "people", "mode": "effective", "look": "grid", "group": "category"}

    @property
    def asked(self) -> dict[str, Any]:
        """The values to show, whatever was in the address."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: value or self.DEFAULTS.get(name) for name, value in found.items()}
