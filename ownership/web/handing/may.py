"""Which lines somebody may hand over."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from ownership import permissions
from ownership.models import Area
from ownership.operations.handover import Line
from teams.models import Team, User


def may_hand_over(*, lines: Iterable[Line], user: User, on: dt.date) -> set[str]:
    """Their keys; three queries."""
    rows = list(lines)
    if permissions.is_administrator(user=user):
        return {line.key for line in rows}
    held = _ids(Area, permissions.may_answer_for_areas(user=user, on=on))
    owned = _ids(Area, permissions.may_manage_areas(user=user, on=on))
    led = _ids(Team, permissions.may_manage_teams(user=user, on=on))
    mine = {"holds": held, "breaks": held, "owns": owned, "sits": led, "member": led, "below": led}
    return {line.key for line in rows if _about(line) in mine[line.kind]}


def _ids(model: Any, rule: Any) -> set[int]:
    return set(model.objects.filter(rule).values_list("pk", flat=True))


def _about(line: Line) -> Any:
    if line.kind in ("owns", "below"):
        return line.row.pk
    return line.row.area_id if line.kind in ("holds", "breaks") else line.row.team_id
