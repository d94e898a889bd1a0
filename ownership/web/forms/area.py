from typing import Any

from django import forms

from ownership.models import Area

FIELDS = (
    "kind",
    "category",
    "owning_team",
    "criticality",
    "complexity",
    "review_days",
    "description",
    "covers",
    "does_not_cover",
)


class AreaForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an area is. Validated as a model form, written by an operation."""

    class Meta:
        model = Area
        fields = FIELDS
        labels = {
            "kind": "It is a",
            "review_days": "To be confirmed every so many days",
            "does_not_cover": "Does not cover",
        }
        help_texts = {"review_days": "Left open, every 180 days.", "covers": "", "does_not_cover": ""}
        widgets = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("description", "covers", "does_not_cover")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("criticality", "complexity"):
            choices = list(Area._meta.get_field(name).choices or ())  # type: ignore[union-attr]
            self.fields[name].choices = [("", "not set"), *choices]  # type: ignore[attr-defined]
        for name in ("category", "owning_team"):
            self.fields[name].empty_label = "not set"  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """The columns that differ, as they are wanted."""
        columns = [Area._meta.get_field(name).attname for name in self.changed_data]  # type: ignore[union-attr]
        return {column: getattr(self.instance, column) for column in columns}
