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
    """What an area is. Validated as a model form, written by an operation.

    It carries what it showed, so that a change means what differs from that, not from what is there by then.
    """

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
        self.now = {name: getattr(self.instance, _column(name)) for name in FIELDS}
        for field in self.fields.values():
            field.show_hidden_initial = True
        for name in ("criticality", "complexity"):
            choices = list(Area._meta.get_field(name).choices or ())  # type: ignore[union-attr]
            self.fields[name].choices = [("", "not set"), *choices]  # type: ignore[attr-defined]
        for name in ("category", "owning_team"):
            self.fields[name].empty_label = "not set"  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """The columns that differ from what was shown, as they are wanted."""
        return {_column(name): getattr(self.instance, _column(name)) for name in self.changed_data}

    def was(self) -> dict[str, Any]:
        """The same columns as they are now, which is as they were shown unless they are `overtaken`."""
        return {_column(name): self.now[name] for name in self.changed_data}

    def overtaken(self) -> list[str]:
        """The fields to be changed that somebody set to something else since they were shown."""
        wanted = {name: getattr(self.instance, _column(name)) for name in self.changed_data}
        return [
            name
            for name, value in wanted.items()
            if _plain(self.now[name]) not in (_plain(self._shown(name)), _plain(value))
        ]

    def show_now(self) -> None:
        """Keep what was typed; what it is compared with from here on is what is there now."""
        shown = {self[name].html_initial_name: self.now[name] for name in FIELDS}
        typed = {name: self.data.get(name) for name in self.data}
        self.data = typed | {name: "" if now is None else now for name, now in shown.items()}

    def _shown(self, name: str) -> str:
        return str(self.data.get(self[name].html_initial_name, ""))


def _column(name: str) -> str:
    return str(Area._meta.get_field(name).attname)  # type: ignore[union-attr]


def _plain(value: object) -> str:
    """As it travels through a form, which ends lines in its own way and trims."""
    return "" if value is None else "\n".join(str(value).strip().splitlines())
