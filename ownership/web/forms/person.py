import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from ownership import permissions
from ownership.querysets.period import here
from ownership.web.forms.carried import Carried, Refusable
from ownership.web.forms.days import DAY, ONE, within
from ownership.web.forms.lines import LinesField
from ownership.web.forms.one import OneField
from teams.enums import EmploymentKind
from teams.models import Employment, Person, User


class HandlesField(LinesField):
    """ "github: ana", one a line."""

    def clean(self, value: Any) -> list[str]:
        lines: list[str] = super().clean(value)
        if wrong := next((line for line in lines if not all(_pair(line))), None):
            raise ValidationError(f"“{wrong[:40]}” is not where and who, such as “github: ana”.")
        names = [_pair(line)[0] for line in lines]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValidationError(f"“{twice}” is there twice.")
        return lines


class PersonForm(Carried):
    """What is said of a person. The address decides who signs in: only administrators change it."""

    places = {"duplicate": "email", "cycle": "manager", "user_id": "email"}
    handle_lines = HandlesField(
        label="Handles", item_length=120, help_text="One a line, such as “github: ana”."
    )

    class Meta:
        model = Person
        fields = ("name", "email", "manager", "job_role", "level")
        field_classes = {"manager": OneField}
        labels = {"job_role": "Job role"}
        help_texts = {"level": "As the job role has them, such as “Senior”.", "email": ""}

    def __init__(self, *args: Any, user: User, on: dt.date, **kwargs: Any) -> None:
        handles = kwargs["instance"].handles if kwargs.get("instance") else {}
        lines = [f"{name}: {value}" for name, value in handles.items()]
        kwargs["initial"] = {"handle_lines": lines, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        managers = Person.objects.filter(here(on=on), placeholder=False)
        if self.instance.manager_id:
            managers |= Person.objects.filter(pk=self.instance.manager_id)
        self.fields["manager"].queryset = managers.exclude(pk=self.instance.pk).order_by("sort_name")  # type: ignore[attr-defined]
        self.fields["manager"].empty_label = self.fields["job_role"].empty_label = "not set"  # type: ignore[attr-defined]
        if not permissions.is_administrator(user=user):
            del self.fields["email"], self.now["email"]

    def clean_email(self) -> str | None:
        return self.cleaned_data["email"] or None

    def columns(self) -> dict[str, Any]:
        """What is to be written: only what was changed, of a person who is there."""
        wanted = self.changes() if self.instance.pk else self.values()
        if "handle_lines" in self.changed_data:
            wanted["handles"] = dict(_pair(line) for line in self.cleaned_data["handle_lines"])
        return wanted

    def seen(self) -> dict[str, Any]:
        handles = {"handles": self.instance.handles} if "handle_lines" in self.changed_data else {}
        return self.was() | handles


class EmploymentForm(Refusable, forms.Form):
    """When and as what somebody is here."""

    places = {"overlap": "since", "empty_period": "until", "period": "until", "held": "until"}
    kind = forms.ChoiceField(label="As", choices=EmploymentKind.choices)
    since = forms.DateField(label="First day", widget=DAY)
    until = forms.DateField(
        label="Last day", required=False, widget=DAY, help_text="Open if there is none yet."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, employment: Employment | None = None, **kwargs: Any) -> None:
        self.employment = employment
        kwargs["initial"] = _shown(employment) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def clean_since(self) -> dt.date:
        return within(day=self.cleaned_data["since"])

    def clean_until(self) -> dt.date | None:
        last: dt.date | None = self.cleaned_data["until"]
        return within(day=last) if last else None

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.employment and said.get("seen") != _seen(self.employment):
            self.data = {name: self.data.get(name) for name in self.data} | {"seen": _seen(self.employment)}
            raise ValidationError(
                "Somebody changed this after you opened this page. Save again if yours still holds."
            )
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "The last day is before the first one.")
        return said

    @property
    def period(self) -> DateRange:
        last: dt.date | None = self.cleaned_data["until"]
        return DateRange(self.cleaned_data["since"], last + ONE if last else None)


class AccountForm(Refusable, forms.Form):
    """With which address somebody signs in: an account that is there, else a new one."""

    places = {"duplicate": "email"}
    email = forms.EmailField(label="Signs in with", max_length=254)


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _seen(employment: Employment) -> str:
    return f"{employment.kind} {employment.period}"


def _shown(employment: Employment | None) -> dict[str, Any]:
    if employment is None:
        return {}
    upper = employment.period.upper
    return {
        "kind": employment.kind,
        "since": employment.period.lower,
        "until": upper - ONE if upper else None,
        "seen": _seen(employment),
    }
