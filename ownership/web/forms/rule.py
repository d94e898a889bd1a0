"""How a rule is set in one place; what is left empty stays as it is further out."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from ownership.enums import Criticality, Severity
from ownership.rules.base import Rule
from ownership.rules.limits import ANY, Limit
from ownership.rules.setting import Setting
from ownership.web.forms.carried import Refusable
from ownership.web.forms.one import OneField
from teams.models import Team

YES, NO = "yes", "no"
SINCE = "Somebody changed this since you opened the page. It shows what is set now."


class ScopeForm(forms.Form):
    """Another place: of few teams one that is there to choose, of many one that is named."""

    team = OneField(Team.objects.none(), label="For whom", required=False, empty_label="Everybody")

    def __init__(self, asked: str, *, teams: QuerySet[Team], everybody: bool) -> None:
        super().__init__({"team": asked}, auto_id="for_%s")
        field: Any = self.fields["team"]
        field.queryset = teams
        if not everybody:
            field.empty_label = None


class RuleForm(Refusable, forms.Form):
    """`further` are the limits further out, by criticality; `now` is what is set here."""

    enabled = forms.ChoiceField(label="Watched", required=False)
    severity = forms.ChoiceField(label="Severity", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        rule: Rule,
        further: Mapping[str, Limit],
        now: Setting,
        where: str,
    ) -> None:
        self.rule, self.now, self.where = rule, now, where
        enabled = None if now.enabled is None else YES if now.enabled else NO
        shown: dict[str, Any] = {
            "enabled": enabled,
            "severity": now.severity,
            "threshold": now.threshold,
            "seen": now.seen,
        }
        super().__init__(data, initial={**shown, **now.thresholds})
        base = further[ANY]
        watched = f"As {where} ({'yes' if base.on else 'no'})"
        choices = {"enabled": [("", watched), (YES, "Yes"), (NO, "No")]}
        severity = Severity(base.severity).label if base.severity else "case by case"
        choices["severity"] = [("", f"As {where} ({severity.lower()})"), *Severity.choices]
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if rule.threshold is not None:
            self.fields["threshold"] = _number("Threshold", rule, further[ANY])
        if rule.by_criticality:
            for each in Criticality:
                label = f"Where {each.label.lower()}"
                self.fields[each.value] = _number(label, rule, further.get(each.value, further[ANY]))

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("seen") != self.now.seen:
            # What is sent next is compared with what is there now.
            self.data = {**self.data, "seen": self.now.seen}
            raise forms.ValidationError(SINCE, code="since")
        return self.cleaned_data

    @property
    def setting(self) -> Setting:
        said = self.cleaned_data
        return Setting(
            enabled={YES: True, NO: False}.get(said["enabled"]),
            severity=said["severity"] or None,
            threshold=said.get("threshold"),
            thresholds={each.value: number for each in Criticality if (number := said.get(each.value))},
        )


def _number(label: str, rule: Rule, further: Limit) -> forms.IntegerField:
    least, most = rule.bounds
    beyond = f"The threshold lies between {least} and {most}, both included."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"placeholder": further.threshold, "inputmode": "numeric"}),
        error_messages={"min_value": beyond, "max_value": beyond, "invalid": beyond},
    )
