from typing import Any

from django import forms

from ownership.models import Area
from ownership.start.catalogue import Template
from ownership.start.founding import First

LETTERS = [
    ("AR", "I answer for it and do it"),
    ("A", "I answer for it"),
    ("R", "I do the work"),
    ("", "Nobody yet"),
]
AREAS = 3
LONGEST = Area._meta.get_field("name").max_length


class MeForm(forms.Form):
    name = forms.CharField(
        label="Your name", max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )


class TeamForm(MeForm):
    team = forms.CharField(label="Your team", max_length=200, help_text="You begin as its lead.")


class TemplateForm(TeamForm):
    """What is not wanted is unticked."""

    areas = forms.MultipleChoiceField(required=False)
    roles = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, template: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas, roles = self.fields["areas"], self.fields["roles"]
        areas.choices = [(area.name, area.name) for area in template.areas]  # type: ignore[attr-defined]
        roles.choices = [(role.name, role.name) for role in template.roles]  # type: ignore[attr-defined]
        areas.initial = [area.name for area in template.areas]
        roles.initial = [role.name for role in template.roles]

    def clean_areas(self) -> list[str]:
        found: list[str] = self.cleaned_data["areas"]
        if not found:
            raise forms.ValidationError("Leave at least one area ticked, or begin by hand.")
        return found


class HandForm(TeamForm):
    """A team and its first areas."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, AREAS + 1):
            self.fields[f"area-{number}"] = forms.CharField(
                label=f"Area {number}", max_length=LONGEST, required=number == 1
            )
            self.fields[f"letters-{number}"] = forms.ChoiceField(
                label=f"Who has area {number}", choices=LETTERS, required=False, initial="AR"
            )

    def clean(self) -> dict[str, Any]:
        names = [first.name.casefold() for first in self.areas()]
        for number in range(2, AREAS + 1):
            name = self.cleaned_data.get(f"area-{number}", "").casefold()
            if name and names.count(name) > 1:
                self.add_error(f"area-{number}", "This name is above already. Give each area its own.")
        return self.cleaned_data

    def areas(self) -> list[First]:
        said = self.cleaned_data
        names = {number: said.get(f"area-{number}") for number in range(1, AREAS + 1)}
        return [First(name, said.get(f"letters-{number}") or "") for number, name in names.items() if name]

    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"area-{number}"], self[f"letters-{number}"]) for number in range(1, AREAS + 1)]
