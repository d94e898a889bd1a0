from django import forms

from ownership.enums import Colour
from ownership.models import Category
from ownership.web.forms.carried import Carried
from ownership.web.forms.lines import LinesField
from teams.models import JobRole


class JobRoleForm(Carried):
    """What a job role is; its levels from the first to the last; what it asks for beside letters."""

    levels = LinesField(item_length=60, rows=4, help_text="One a line, the first level first.")
    skills = LinesField(
        item_length=60,
        rows=4,
        help_text="One a line. Exercised by who holds an area with a tag of that name.",
    )

    class Meta:
        model = JobRole
        fields = ("name", "track", "levels", "skills", "summary")
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}


class CategoryForm(Carried):
    """A kind of area, and whether it serves the system's health or its users."""

    colour = forms.ChoiceField(required=False, choices=[("", "none"), *Colour.choices])

    class Meta:
        model = Category
        fields = ("name", "perspective", "colour", "position")
        help_texts = {"position": "Where it stands in lists: the smallest first."}
