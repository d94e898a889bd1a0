"""Who may make something new, asked before the form is shown."""

import datetime as dt

from ownership import permissions
from ownership.models import Area
from teams.models import Team, User


def may_make_teams(*, user: User, on: dt.date) -> bool:
    """Whoever leads a team makes teams below it."""
    if permissions.is_administrator(user=user):
        return True
    return Team.objects.filter(permissions.may_manage_teams(user=user, on=on), closed_on=None).exists()


def may_make_areas(*, user: User, on: dt.date) -> bool:
    """Whoever leads a team, or manages an area, makes areas there."""
    if may_make_teams(user=user, on=on):
        return True
    return Area.objects.filter(permissions.may_manage_areas(user=user, on=on)).exists()
