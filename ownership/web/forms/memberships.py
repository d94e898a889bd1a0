import datetime as dt
from typing import Any

from django import forms

from ownership.operations.seating import Part
from ownership.querysets.period import here
from ownership.web.forms.carried import Refusable
from ownership.web.forms.days import DAY, ONE, soon, within
from ownership.web.forms.one import OneField
from teams.models import Membership, Person, Seat, Team


class MembershipForm(Refusable, forms.Form):
    """As what somebody is in a team, and when. A change from a later day leaves what was before."""

    places = {
        "overlap": "since",
        "empty_period": "until",
        "period": "until",
        "lead": "lead",
        "person": "person",
    }
    person = OneField(
        Person.objects.none(),
        empty_label="Choose somebody",
        help_text="Somebody in no team yet, or of a team that you lead. Others an administrator takes in.",
    )
    seat = forms.ModelChoiceField(
        Seat.objects.none(),
        required=False,
        empty_label="no seat",
        help_text="The job role that they fill here.",
    )
    allocation = forms.IntegerField(
        label="Per cent of their time",
        required=False,
        min_value=0,
        max_value=100,
        help_text="May be left open.",
    )
    lead = forms.BooleanField(label="Leads the team", required=False)
    since = forms.DateField(label="From", widget=DAY)
    until = forms.DateField(
        label="Last day", required=False, widget=DAY, help_text="Open if there is none yet."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, team: Team | None, on: dt.date, membership: Membership | None = None, **kwargs: Any
    ) -> None:
        self.membership, self.on = membership, on
        kwargs["initial"] = {"since": on, **_shown(membership, on), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        seats = Seat.objects.filter(team=team, retired_on=None).select_related("job_role", "team")
        self.fields["seat"].queryset = seats.order_by("job_role__name")  # type: ignore[attr-defined]
        if membership:
            del self.fields["person"]
            begun = f"{membership.period.lower:%-d %b %Y}"
            self.fields[
                "since"
            ].help_text = (
                f"What you change holds from this day on. To correct it from the beginning, give {begun}."
            )
        else:
            people = Person.objects.filter(here(on=on)).order_by("sort_name", "pk")
            self.fields["person"].queryset = people  # type: ignore[attr-defined]
        if team is None:
            del self.fields["lead"]
            self.fields["seat"].required = True

    def clean_since(self) -> dt.date:
        return soon(day=self.cleaned_data["since"], on=self.on)

    def clean_until(self) -> dt.date | None:
        last: dt.date | None = self.cleaned_data["until"]
        return within(day=last) if last else None

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.membership and said.get("seen") != seen(self.membership):
            typed = {name: self.data.get(name) for name in self.data}
            self.data = typed | {"seen": seen(self.membership)}
            raise forms.ValidationError(
                "Somebody changed this after you opened this page. Look at the team, and save again if yours"
                " still holds."
            )
        first = said.get("since")
        if self.membership and self._ends_only():
            first = self.membership.period.lower
        if first and said.get("until") and said["until"] < first:
            self.add_error("until", "The last day is before the first one.")
        return said

    def _ends_only(self) -> bool:
        """Whether nothing but the last day is another one: then from when it is so does not matter."""
        return not {"seat", "lead", "allocation", "since"} & set(self.changed_data)

    @property
    def part(self) -> Part:
        said = self.cleaned_data
        return Part(seat=said["seat"], lead=said.get("lead", False), allocation=said["allocation"])

    @property
    def end(self) -> dt.date | None:
        """The day after the last one."""
        last: dt.date | None = self.cleaned_data["until"]
        return last + ONE if last else None


def seen(membership: Membership) -> str:
    return f"{membership.seat_id} {membership.lead} {membership.allocation} {membership.period}"


def _shown(membership: Membership | None, on: dt.date) -> dict[str, Any]:
    if membership is None:
        return {}
    upper = membership.period.upper
    return {
        "seat": membership.seat_id,
        "lead": membership.lead,
        "allocation": membership.allocation,
        "since": max(on, membership.period.lower),
        "until": upper - ONE if upper else None,
        "seen": seen(membership),
    }
