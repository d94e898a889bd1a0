"""Which lines somebody may hand over."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from ownership import permissions
from ownership.models import Area
from ownership.operations.handover import Line
from teams.models import Team, User

RULES: tuple[tuple[tuple[str, ...], Any, Any], ...] = (
    (("holds", "breaks"), Area, permissions.may_answer_for_areas),
    (("owns",), Area, permissions.may_manage_areas),
    (("sits", "member", "below"), Team, permissions.may_manage_teams),
)


def may_hand_over(*, lines: Iterable[Line], user: User, on: dt.date) -> set[str]:
    """Their keys; a query for each way in which some of them may be one's own."""
    rows = list(lines)
    if permissions.is_administrator(user=user):
        return {line.key for line in rows}
    found = set()
    for kinds, model, rule in RULES:
        about = {line.key: _about(line) for line in rows if line.kind in kinds}
        ids = {id for id in about.values() if id}
        if ids:
            may = model.objects.filter(rule(user=user, on=on), pk__in=ids)
            mine = set(may.values_list("pk", flat=True))
            found |= {key for key, id in about.items() if id in mine}
    return found


def _about(line: Line) -> Any:
    if line.kind in ("owns", "below"):
        return line.row.pk
    return line.row.area_id if line.kind in ("holds", "breaks") else line.row.team_id
