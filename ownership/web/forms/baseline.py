import datetime as dt
from typing import Any

from django import forms

TODAY, TOMORROW, OFF = "today", "tomorrow", "off"


class BaselineForm(forms.Form):
    """From today on what was found before is set aside; from tomorrow on what is found today too."""

    day = forms.ChoiceField(choices=[(each, each) for each in (TODAY, TOMORROW, OFF)])

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_day(self) -> dt.date | None:
        days = {TODAY: self.on, TOMORROW: self.on + dt.timedelta(days=1), OFF: None}
        return days[self.cleaned_data["day"]]
