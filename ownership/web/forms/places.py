"""Where somebody may put an area or a team: what a form offers, and nothing else."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.models import Area
from ownership.querysets.tree import at_or_below
from ownership.web.forms.one import OneField
from teams.models import Team, User


class AreaChoice(OneField):
    """Areas of one name are told apart by the area above."""

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
