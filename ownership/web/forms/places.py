"""Where somebody may put an area or a team: what a form offers, and nothing else."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.models import Area
from ownership.querysets.tree import at_or_below
from teams.models import Team, User


class LongSelect(forms.Select):
    """A select of thousands: Django's own renders a template for each option, which takes seconds."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = {str(each) for each in self.format_value(value)}
        texts = ((str(key), label) for key, label in self.choices)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if key in chosen else "", label) for key, label in texts),
        )
        shown = {**self.build_attrs(self.attrs, attrs), "name": name}
        return format_html("<select{}>{}</select>", flatatt(shown), options)


class AreaChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Areas of one name are told apart by the area above."""

    widget = LongSelect

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} (in {obj.parent.name})" if obj.parent else str(obj.name)


def teams(*, user: User, on: dt.date, also: int | None = None) -> QuerySet[Team]:
    """Open teams that somebody manages, and the one that is there already."""
    mine = Q(permissions.may_manage_teams(user=user, on=on), closed_on=None)
    return Team.objects.filter(mine | Q(pk=also)).order_by("sort_name", "pk")


def areas(*, user: User, on: dt.date, of: Area) -> QuerySet[Area]:
    """Areas below which somebody may put one: their own, and where it is; never what is below itself."""
    mine = Q(permissions.may_manage_areas(user=user, on=on)) & ~Q(lifecycle=Lifecycle.RETIRED)
    found = Area.objects.filter(mine | Q(pk=of.parent_id))
    if of.pk:
        found = found.exclude(at_or_below(model=Area, pk=of.pk))
    return found.select_related("parent").order_by("sort_name", "pk")


def may_move(*, area: Area, user: User, on: dt.date) -> bool:
    """Whoever takes an area from below another must manage that one too."""
    if area.parent_id is None or permissions.is_administrator(user=user):
        return True
    mine = permissions.may_manage_areas(user=user, on=on)
    return Area.objects.filter(mine, pk=area.parent_id).exists()
