import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from ownership.enums import Lifecycle, ResourceKind
from ownership.models import Area
from ownership.web.forms.carried import Carried
from ownership.web.forms.lines import LinesField
from ownership.web.forms.one import OneField
from ownership.web.forms.places import AreaChoice, areas, may_move, teams
from teams.models import User

RESOURCES = {
    "paths": ResourceKind.PATH,
    "urls": ResourceKind.URL,
    "channels": ResourceKind.CHANNEL,
    "references": ResourceKind.REFERENCE,
}
WORDS = ("description", "covers", "does_not_cover")
SECTIONS = {
    "What it is": ("name", "kind", "category", "criticality", "complexity", *WORDS),
    "Where it belongs": ("owning_team", "parent", "inherits"),
    "Its life": ("lifecycle", "review_days", "separation_of_duties"),
    "How to find it": ("aliases", "tags", *RESOURCES),
}


class AreaBase(Carried):
    """What every form about an area has: places that are somebody's own, and words for what is not set."""

    parent = AreaChoice(
        Area.objects.none(), label="Part of", required=False, empty_label="nothing: it stands at the top"
    )

    def __init__(self, *args: Any, user: User, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered("owning_team", teams(user=user, on=on, also=self.instance.owning_team_id), "no team")
        if may_move(area=self.instance, user=user, on=on):
            self.fields["parent"].queryset = areas(user=user, on=on, of=self.instance)  # type: ignore[attr-defined]
        else:
            del self.fields["parent"], self.now["parent"]
        self.fields["category"].empty_label = "not set"  # type: ignore[attr-defined]
        for name in {"criticality", "complexity"} & set(self.fields):
            choices = list(Area._meta.get_field(name).choices or ())  # type: ignore[union-attr]
            self.fields[name].choices = [("", "not set"), *choices]  # type: ignore[attr-defined]

    def offered(self, name: str, rows: Any, nothing: str) -> None:
        field: Any = self.fields[name]
        field.queryset, field.empty_label = rows, nothing


class AreaForm(AreaBase):
    """What an area is."""

    aliases = LinesField(label="Also called", item_length=200)
    tags = LinesField(item_length=60)
    paths = LinesField(label="Repository paths", item_length=500, help_text="One a line: services/billing/**")
    urls = LinesField(label="Web addresses", item_length=500)
    channels = LinesField(item_length=500, help_text="One a line: #billing")
    references = LinesField(
        label="Elsewhere", item_length=500, help_text="One a line: a page of a catalogue."
    )

    class Meta:
        model = Area
        fields = tuple(name for names in SECTIONS.values() for name in names if name not in RESOURCES)
        labels = {
            "kind": "It is a",
            "inherits": "Takes from above what it has not of its own",
            "review_days": "To be confirmed every so many days",
            "does_not_cover": "Does not cover",
            "lifecycle": "State",
            "separation_of_duties": "Who does the work may not be the one who is accountable",
        }
        help_texts = {
            "inherits": "",
            "review_days": "Left open, every 180 days.",
            "covers": "Markdown.",
            "does_not_cover": "Markdown.",
        }
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in WORDS}
        field_classes = {"owning_team": OneField}

    def __init__(self, *args: Any, instance: Area, **kwargs: Any) -> None:
        listed: dict[str, list[str]] = {name: [] for name in RESOURCES}
        named = {kind: name for name, kind in RESOURCES.items()}
        for resource in instance.resources.order_by("value"):
            listed[named[ResourceKind(resource.kind)]].append(resource.value)
        super().__init__(*args, instance=instance, initial=listed, **kwargs)
        states = Lifecycle.choices if instance.lifecycle == Lifecycle.RETIRED else Lifecycle.choices[:-1]
        self.fields["lifecycle"].choices = states  # type: ignore[attr-defined]

    def sections(self) -> Iterator[tuple[str, list[BoundField]]]:
        for title, names in SECTIONS.items():
            yield title, [self[name] for name in names if name in self.fields]

    def resources(self) -> dict[str, list[str]]:
        """What is to be listed, by the kinds that were changed."""
        return {
            RESOURCES[name].value: self.cleaned_data[name] for name in self.changed_data if name in RESOURCES
        }
