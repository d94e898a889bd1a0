import datetime as dt
from typing import Any

from django import forms
from django.db.models import Model, Q
from django.utils import timezone

from ownership.log import KINDS, Wanted
from ownership.models import Area
from ownership.web.access import FIRST, LAST
from ownership.web.forms.one import OneField
from teams.models import Person, Team, User


class LogFilter(forms.Form):
    """What of the change log is shown; what is not understood is left out.

    An area or a person is a name, a part of one, or (from a link) an id.
    """

    q = forms.CharField(label="Words of the change", required=False)
    by = forms.CharField(label="Who did it", required=False)
    area = forms.CharField(label="Area", required=False)
    person = forms.CharField(label="Person", required=False)
    team = OneField(
        Team.objects.order_by("sort_name"),
        label="Team",
        required=False,
        empty_label="Any team",
    )
    kind = forms.ChoiceField(
        label="What was changed",
        required=False,
        choices=[("", "Anything"), *((kind.label, kind.plural) for kind in KINDS.values())],
    )
    first = forms.DateField(label="From", required=False)
    last = forms.DateField(label="To", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_valid()
        self.areas, self.people = (
            self._found(model, name) for model, name in ((Area, "area"), (Person, "person"))
        )

    @property
    def narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    @property
    def wanted(self) -> Wanted:
        asked: dict[str, Any] = self.cleaned_data
        day = dt.timedelta(days=1)
        return Wanted(
            text=asked.get("q") or "",
            by=_users(asked["by"]) if asked.get("by") else None,
            kind=asked.get("kind") or "",
            areas=None if self.areas is None else list(self.areas),
            people=None if self.people is None else list(self.people),
            teams=[asked["team"].pk] if asked.get("team") else None,
            first=_midnight(max(asked["first"], FIRST)) if asked.get("first") else None,
            before=_midnight(min(asked["last"], LAST) + day) if asked.get("last") else None,
        )

    def said(self, name: str) -> str:
        """What to write into its field: the name, where an id came by a link."""
        found = {"area": self.areas, "person": self.people}.get(name)
        text = str(self.cleaned_data.get(name) or "")
        return next(iter(found.values())) if found and text.isdecimal() else text

    def _found(self, model: type[Model], name: str) -> dict[int, str] | None:
        """Ids and names; an exact name goes before those that contain it."""
        text = str(self.cleaned_data.get(name) or "").strip()
        if not text:
            return None
        rows = model._default_manager
        fits = Q(name__icontains=text)
        if text.isdecimal() and len(text) < 18:
            fits |= Q(pk=int(text))
        found: dict[int, str] = dict(rows.filter(fits).values_list("pk", "name"))
        exact = {pk: each for pk, each in found.items() if each.casefold() == text.casefold()}
        by_id = {pk: each for pk, each in found.items() if str(pk) == text}
        return exact or by_id or found


def _users(text: str) -> list[int]:
    """Accounts by the name they are shown under."""
    shown = Q(person__name__icontains=text) | Q(person=None, email__icontains=text)
    return list(User.objects.filter(shown).values_list("pk", flat=True))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
