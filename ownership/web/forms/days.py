"""Days as they are typed, and which of them make sense."""

import datetime as dt

from django import forms

from ownership.web.access import FIRST, LAST

ONE = dt.timedelta(days=1)
# As browsers want it, whatever the language.
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
# What is to begin later than this is more likely a slip of the fingers.
AHEAD = 2


def within(*, day: dt.date) -> dt.date:
    if not FIRST <= day <= LAST:
        raise forms.ValidationError(f"A day lies between {FIRST.year} and {LAST.year}.")
    return day


def soon(*, day: dt.date, on: dt.date) -> dt.date:
    """A day on which something begins."""
    if day > (last := latest(on=on)):
        raise forms.ValidationError(f"This is more than two years ahead. Choose {last:%-d %b %Y} or earlier.")
    return within(day=day)


def latest(*, on: dt.date) -> dt.date:
    # The 29th of February has no anniversary in two years.
    return on.replace(year=on.year + AHEAD, day=min(on.day, 28) if on.month == 2 else on.day)
