import datetime as dt

from django import forms

ONE = dt.timedelta(days=1)
# As browsers want it, whatever the language.
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
