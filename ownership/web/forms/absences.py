import datetime as dt
from typing import Any

from django import forms

from ownership.web.forms.carried import Refusable
from ownership.web.forms.days import DAY, ONE, soon
from teams.models import Absence


class AbsenceForm(Refusable, forms.Form):
    """From the first day off to the last one. Why is nobody's business."""

    places = {"overlap": "first", "period": "last", "end": "last"}
    first = forms.DateField(label="First day", widget=DAY)
    last = forms.DateField(label="Last day", widget=DAY)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, on: dt.date, absence: Absence | None = None, **kwargs: Any) -> None:
        self.on, self.absence = on, absence
        kwargs["initial"] = _shown(absence)
        super().__init__(*args, **kwargs)

    def clean_first(self) -> dt.date:
        return soon(day=self.cleaned_data["first"], on=self.on)

    def clean_last(self) -> dt.date:
        return soon(day=self.cleaned_data["last"], on=self.on)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.absence and said.get("seen") != (now := str(self.absence.period)):
            self.data = {name: self.data.get(name) for name in self.data} | {"seen": now}
            raise forms.ValidationError(
                "Somebody changed this after you opened this page. Save again if yours still holds."
            )
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", "The last day is before the first one.")
        return said


def _shown(absence: Absence | None) -> dict[str, Any]:
    if absence is None:
        return {}
    period = absence.period
    return {"first": period.lower, "last": period.upper - ONE, "seen": str(period)}
