import datetime as dt
from typing import Any

from django import forms

from ownership.enums import Letter
from ownership.web.access import FIRST, LAST
from ownership.web.forms.matrix import MatrixForm
from ownership.web.forms.within import WithinForm
from teams.models import Team


class DifferenceForm(WithinForm):
    """Two days, and of which matrix; what is missing or not understood has a default."""

    TEAMS = Team.objects.all()
    before = forms.DateField(label="From", required=False)
    after = forms.DateField(label="To", required=False)
    columns = forms.ChoiceField(choices=MatrixForm.base_fields["columns"].choices, required=False)  # type: ignore[attr-defined]
    mode = forms.ChoiceField(choices=MatrixForm.base_fields["mode"].choices, required=False)  # type: ignore[attr-defined]
    letter = forms.ChoiceField(label="Letter", required=False, choices=[("", "Any letter"), *Letter.choices])
    q = forms.CharField(label="Area", required=False)
    own = forms.BooleanField(label="Without teams below", required=False)

    def asked(self, *, today: dt.date) -> dict[str, Any]:
        """What to compare: the month up to today, unless told otherwise."""
        self.is_valid()
        found: dict[str, Any] = {name: self.cleaned_data.get(name) for name in self.fields}
        found |= {name: found[name] or MatrixForm.DEFAULTS[name] for name in ("columns", "mode")}
        for name in ("before", "after"):
            if found[name] is not None and not FIRST <= found[name] <= LAST:
                self.add_error(name, f"A day lies between {FIRST.year} and {LAST.year}.")
                found[name] = None
        found["after"] = found["after"] or today
        found["before"] = found["before"] or min(found["after"], today) - dt.timedelta(days=30)
        return found


def presets(*, today: dt.date) -> list[tuple[str, dt.date]]:
    """Days that people compare with today."""
    return [
        ("A week ago", today - dt.timedelta(days=7)),
        ("A month ago", today - dt.timedelta(days=30)),
        ("A quarter ago", today - dt.timedelta(days=91)),
        ("Start of the year", today.replace(month=1, day=1)),
    ]
