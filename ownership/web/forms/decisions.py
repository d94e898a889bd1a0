import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from ownership.enums import DecisionPart, DecisionStatus
from ownership.models import Decision, DecisionArea
from ownership.operations import Record
from ownership.querysets.tree import at_or_below
from ownership.web.forms.carried import Refusable
from ownership.web.forms.days import DAY, within
from ownership.web.forms.picking import PickField
from ownership.web.forms.within import WithinForm
from teams.models import Team

# By field: who took which part.
PARTS = {
    "deciders": DecisionPart.DECIDER,
    "consulted": DecisionPart.CONSULTED,
    "informed": DecisionPart.INFORMED,
}
NEW = [choice for choice in DecisionStatus.choices if choice[0] != DecisionStatus.SUPERSEDED]


class DecisionFilter(WithinForm):
    """Narrows the list of decisions; what is not understood is left out."""

    ANY = WithinForm.ANY | {"team": "Any team"}
    field_order = ("q", "status", "team", "category", "area")
    q = forms.CharField(label="Search", required=False, max_length=200)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Any status"), *DecisionStatus.choices]
    )
    area = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def narrow(self, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        if text := asked.get("q"):
            decisions = decisions.filter(Q(title__icontains=text) | Q(text__icontains=text))
        if asked.get("status"):
            decisions = decisions.filter(status=asked["status"])
        if asked.get("area"):
            decisions = decisions.filter(_about(area=asked["area"]))
        if asked.get("category"):
            decisions = decisions.filter(_about(area__category=asked["category"].pk))
        if asked.get("team"):
            teams = Team.objects.filter(at_or_below(model=Team, pk=asked["team"].pk))
            decisions = decisions.filter(_about(area__owning_team__in=teams))
        return decisions

    @property
    def narrowed(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())


def _about(**which: Any) -> Exists:
    return Exists(DecisionArea.objects.filter(decision=OuterRef("pk"), **which))


class DecisionForm(Refusable, forms.Form):
    """What was decided; areas and people are found by their names."""

    places = {"superseded": "status", "cycle": "superseded_by", "title": "title", "areas": "areas"}
    title = forms.CharField(label="What was decided", max_length=300)
    areas = PickField(
        kind="areas",
        label="About these areas",
        required=True,
        error_messages={"required": "Name at least one area."},
    )
    status = forms.ChoiceField(label="Status", choices=DecisionStatus.choices)
    date = forms.DateField(label="Decided on", widget=DAY, help_text="Or proposed on, as long as it is not.")
    deciders = PickField(kind="people", label="Who decided")
    consulted = PickField(kind="people", label="Who was asked before")
    informed = PickField(kind="people", label="Who was told after")
    superseded_by = PickField(
        kind="decisions", most=1, label="Replaced by", help_text="The later decision, where it is superseded."
    )
    replaces = PickField(
        kind="decisions", label="Replaces", help_text="Earlier decisions, which are superseded by it."
    )
    text = forms.CharField(
        label="Why, and what follows from it",
        required=False,
        max_length=20_000,
        help_text="Markdown. What was the question, what else was looked at, what does it cost?",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, decision: Decision | None = None, **kwargs: Any) -> None:
        self.decision = decision
        if decision:
            kwargs["initial"] = _shown(decision) | {"seen": seen(decision)}
        super().__init__(*args, **kwargs)
        if decision:
            del self.fields["replaces"]
        else:
            del self.fields["superseded_by"], self.fields["seen"]
            self.fields["status"].choices = NEW  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            if isinstance(field, PickField):
                self.initial[name] = field.shown(self.initial.get(name, ()))

    def clean_date(self) -> dt.date:
        return within(day=self.cleaned_data["date"])

    def clean(self) -> dict[str, Any]:
        if self.decision and self.cleaned_data.get("seen") != (now := seen(self.decision)):
            self.data = {name: self.data.get(name) for name in self.data} | {"seen": now}
            raise forms.ValidationError(
                "Somebody changed this after you opened this page. Look at it, and save again if yours holds."
            )
        return self.cleaned_data

    @property
    def record(self) -> Record:
        said = self.cleaned_data
        after: Sequence[Decision] = said.get("superseded_by") or ()
        return Record(
            title=said["title"],
            date=said["date"],
            status=said["status"],
            text=said["text"],
            areas=said["areas"],
            parties={part: said[name] for name, part in PARTS.items()},
            superseded_by=after[0] if after else None,
        )


def seen(decision: Decision) -> str:
    """All that the form shows, as a mark to tell it by."""
    return sha256(repr(_shown(decision)).encode()).hexdigest()


def _shown(decision: Decision) -> dict[str, Any]:
    parties = list(decision.parties.order_by("pk").values_list("person", "part"))
    return {
        "title": decision.title,
        "status": decision.status,
        "date": decision.date,
        "text": decision.text,
        "areas": sorted(decision.about.values_list("area", flat=True)),
        "superseded_by": [decision.superseded_by_id] if decision.superseded_by_id else [],
        **{name: [person for person, each in parties if each == part] for name, part in PARTS.items()},
    }
